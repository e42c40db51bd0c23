"""The list of families and a search among them against a Flask hello page, in a municipality of 348."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import Flask
from sqlite_utils import Database

from familjelots.accounts import sessions
from familjelots.core import clock, perform
from familjelots.demo.generate import municipality
from familjelots.demo.story import Deed, Story
from familjelots.finding.wanted import Wanted, address

from . import world
from .calls import call, environ, hello_app
from .row import Row, median

FAMILIES = 348
CALLS = 200
SINCE = timedelta(days=60)
ENROLLING = frozenset({"create_account", "add_family", "add_household", "add_member", "give_family", "add_barrier"})
"""Of the generated three years those who are there and what is hard for them, and the visits of the last two months."""
WHAT = "status=active&children=yes&area=everyday"


def families_list_vs_hello() -> float:
    """The first fifty of the active families with children for whom the days are hard, and how many those are."""
    with municipality_of() as (app, db, story, cookie):
        page = environ("/families", cookie, **{"HX-Request": "true"})
        page["QUERY_STRING"] = WHAT
        return _ratio(app, db, story, page, least=20_000)


def search_vs_hello() -> float:
    """A search as its result is shown: two words, each the beginning of a name."""
    with municipality_of() as (app, db, story, cookie):
        with app.app_context():
            sealed = address(db, story.people["lena"], Wanted(words="sagob al"))
        page = environ("/families", cookie, **{"HX-Request": "true"})
        page["QUERY_STRING"] = sealed.removeprefix("?")
        return _ratio(app, db, story, page, least=5_000)


def _ratio(app: Flask, db: Database, story: Story, page: dict, least: int) -> float:
    """Something changes before each call of either, so that both meet the same processor and nothing is remembered."""
    pages, hellos, hello, plain = [], [], hello_app(), environ("/")
    for number in range(CALLS):
        _change(app, db, story, 2 * number)
        seconds, status, size = call(app, page)
        assert status.startswith("200"), status
        assert size > least, size
        pages.append(seconds)
        _change(app, db, story, 2 * number + 1)
        hellos.append(call(hello, plain)[0])
    return median(pages[20:]) / median(hellos[20:])


def _change(app: Flask, db: Database, story: Story, number: int) -> None:
    """A family is called something that it has never been called."""
    family = story.id("generated 0", "family")
    with app.app_context():
        fields = {"name": f"Sagoberg {number}"}
        perform.perform(db, story.people["lena"], "edit_family", {**fields, **_seen(db, family)}, family_id=family)


def _seen(db: Database, family: str) -> dict[str, str]:
    found = db.conn.execute("SELECT name, motivation FROM family WHERE id = ?", [family]).fetchone()
    return {"base.name": found[0], "motivation": found[1], "base.motivation": found[1]}


@contextmanager
def municipality_of() -> Iterator[tuple[Flask, Database, Story, str]]:
    """The app of a municipality as it is now, its database and story, and the cookie of whoever coordinates."""
    with world.instance() as place, world.noon():
        story = municipality(FAMILIES)
        since = clock.now() - SINCE
        planned = {deed.fields["id"] for deed in story.deeds if deed.command == "plan_visit" and deed.moment > since}
        story.deeds = [deed for deed in story.deeds if deed.command in ENROLLING or _visit_of(deed) in planned]
        app, db = world.fill(place, story)
        token, _secret = sessions.start_session(db, story.people["lena"].id, "laptop")
        yield app, db, story, f"sid={token}"


def _visit_of(deed: Deed) -> str:
    """The planned visit that is planned, seen by its coach, or written down by a deed."""
    told = {"plan_visit": deed.fields.get("id"), "record_visit": deed.fields.get("planned_visit")}
    return told.get(deed.command) or (deed.args["planned_visit_id"] if deed.command == "acknowledge_change" else "")


ROWS = (
    Row("families_list_vs_hello", "x hello", 10, families_list_vs_hello),
    Row("search_vs_hello", "x hello", 5, search_vs_hello),
)

"""Cover over HTTP: an absence settled visit by visit, and what each family wants when its coach cannot come."""

from typing import Any

from flask import Blueprint, Flask, g
from sqlite_utils import Database

from ..access import anybody, behind, kept_pages, open_family, visible_households
from ..accounts import more
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import language_name
from ..core.web.language import later as _l
from ..families import cover_queries
from ..reminders.things import register, register_urgent
from ..schedule.conflicts import WORDS
from ..today.reach import call
from . import forms, queries, tell_family, unseen
from .calls import note_call
from .now import now
from .settle import settling
from .wish import UNSAID, say_change_wish

pages = Blueprint("cover", __name__)


@pages.get("/absences/<absence_id>/visits")
def settle_page(absence_id: str) -> str:
    """The visits of somebody who is away, each settled by one tap, and whom to ring."""
    who, db = posts.signed_in(), get_db()
    told = settling(db, who, absence_id)
    return render("cover/settle.html", **told, words=WORDS, short=forms.SHORT, call=call, language_name=language_name)


@pages.get("/families/<family_id>/wishes")
def wishes_page(family_id: str) -> str:
    """What a family wants when its coach cannot come: asked at the table."""
    return _wishes(get_db(), posts.signed_in(), None, family_id)


@pages.get("/our-wishes")
def own_wishes_page() -> str:
    """The family's own page of it."""
    who = posts.signed_in()
    if who.role != "family" or not who.family:
        raise NotFound
    return _wishes(get_db(), who, None, who.family)


def _wishes(db: Database, who: Any, typed: Any, family_id: str) -> str:
    family = open_family(db, who, family_id, page="wishes")
    said = queries.wishes_of(db, [family_id])
    homes = [
        {"id": home["id"], "name": home["name"], **_said(said.get((family_id, home["id"])))}
        for home in visible_households(db, who, family)
    ] or [{"id": "", "name": "", **_said(said.get((family_id, None)))}]
    return render("cover/wishes.html", family=family, homes=homes, wishes=forms.WISHES, unsaid=UNSAID, typed=typed)


def _said(found: dict | None) -> dict:
    return found or {"wish": "", "by": "", "made_at": ""}


@pages.get(unseen.PAGE)
def changes_page() -> str:
    """Changes that nobody has seen in time, and whom to ring."""
    return _changes(get_db(), posts.signed_in(), None)


def _changes(db: Database, who: Any, _typed: Any, **_args: str) -> str:
    if who.role != "coordinator":
        raise NotFound
    return render(
        "cover/changes.html",
        coaches=unseen.to_ring(db, who),
        hours=forms.HOURS,
        chosen=str(queries.unseen_wait(db) or unseen.USUAL),
        call=call,
    )


def _after_wish(who: Any, family_id: str) -> str:
    return "/our-wishes" if who.role == "family" else f"/families/{family_id}/wishes"


COMMANDS = (
    Command(
        "say_change_wish", 1, "/families/<family_id>/change-wish", forms.WishForm, behind(say_change_wish, anybody),
        _wishes, _after_wish,
    ),
    Command("note_call", 1, "/planned-visits/<planned_visit_id>/calls", forms.CallForm, note_call, None, None),
    Command(
        "choose_unseen_wait", 1, "/unseen-wait", forms.WaitForm, unseen.choose_unseen_wait, _changes,
        lambda _who: unseen.PAGE,
    ),
    Command(
        "note_coach_call", 1, "/changes/<change_id>/calls", forms.CoachCallForm, unseen.note_coach_call, _changes,
        lambda _who, change_id: unseen.PAGE,  # noqa: ARG005
    ),
)  # fmt: skip


def _kept(db: Database, who: Any) -> list[str]:
    return ["/our-wishes"] if who.role == "family" else kept_pages(db, who, "wishes")


def _now() -> dict[str, list[dict]]:
    """For the week's page."""
    return now(get_db(), g.who)


def _covers(family: str) -> list[dict]:
    """Who is let in today, for pages of an opened family."""
    return cover_queries.covers_of(get_db(), family, clock.today().isoformat())


def serve(app: Flask) -> None:
    """Serve the pages and commands, and give the words."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    for prefix in ("/families/", "/our-wishes"):
        keepable.register(prefix, _kept)
    app.jinja_env.globals.update(cover_now=_now, covers_of=_covers)
    register(unseen.KIND, unseen.things, unseen.PAGE)
    register_urgent(unseen.SOON_KIND, unseen.soon, unseen.PAGE)
    register(tell_family.KIND, tell_family.things, "/our-visits")
    more.add(unseen.PAGE, _l("Ändringar som ingen har sett"), "eye", ("coordinator",), 6)
    more.add("/our-wishes", _l("Om vi inte kan komma"), "calendar-x", ("family",), 5)

"""The family page's fragment against a Flask hello page, by direct WSGI calls."""

from flask import Flask
from sqlite_utils import Database

from familjelots.accounts import sessions
from familjelots.core import perform
from familjelots.demo.family_story import FamilyStory
from familjelots.demo.story import Story
from familjelots.plans import queries as plans

from . import world
from .calls import call, environ, hello_app
from .row import Row, median

CALLS = 300


def family_page_vs_hello() -> float:
    """Signed in, read log on. Something changes before each call of either, so that both meet the same processor."""
    with world.instance() as place, world.noon():
        story = world.empty_story()
        family = world.add_family(story, 0, rows=2)
        app, db = world.fill(place, story)
        sara = story.people["sara"]
        token, _secret = sessions.start_session(db, sara.id, "laptop")
        page = environ(f"/families/{family.id}", f"sid={token}", **{"HX-Request": "true"})
        hello, plain = hello_app(), environ("/")
        pages, hellos = [], []
        for number in range(CALLS):
            _change(app, db, story, family, 2 * number)
            seconds, status, size = call(app, page)
            assert status.startswith("200"), status
            assert size > 10_000, size
            pages.append(seconds)
            _change(app, db, story, family, 2 * number + 1)
            hellos.append(call(hello, plain)[0])
    return median(pages[20:]) / median(hellos[20:])


def _change(app: Flask, db: Database, story: Story, family: FamilyStory, number: int) -> None:
    """The family's last step gets words that it has never had."""
    step = family.thing("step", "9")
    was = plans.step(db, step) or {}
    fields = {name: was[name] or "" for name in ("doer", "doer_name", "due")}
    seen = {f"base.{name}": value for name, value in {**fields, "text": was["text"]}.items()}
    with app.app_context():
        perform.perform(
            db, story.people["sara"], "edit_step", {**fields, **seen, "text": f"Ringa {number}"}, step_id=step
        )


ROWS = (Row("family_page_vs_hello", "x hello", 8, family_page_vs_hello),)

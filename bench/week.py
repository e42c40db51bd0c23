"""The coordinator's week against a Flask hello page, in a municipality of 348 families."""

from flask import Flask
from sqlite_utils import Database

from familjelots.core import perform
from familjelots.demo.story import Story
from familjelots.schedule import queries as schedule

from . import world
from .calls import call, environ, hello_app
from .families import municipality_of
from .row import Row, median

CALLS = 300


def week_page_vs_hello() -> float:
    """Every coach's visits, who needs one, and what is unseen; a visit is moved before each call of either."""
    with municipality_of() as (app, db, story, cookie):
        page, hello, plain = environ("/week", cookie, **{"HX-Request": "true"}), hello_app(), environ("/")
        visits = schedule.visits_of_all(db, world.TODAY, world.TODAY)
        pages, hellos = [], []
        for number in range(CALLS):
            _move(app, db, story, visits[-1]["id"], 2 * number)
            seconds, status, size = call(app, page)
            assert status.startswith("200"), status
            assert size > 50_000, size
            pages.append(seconds)
            _move(app, db, story, visits[-1]["id"], 2 * number + 1)
            hellos.append(call(hello, plain)[0])
    return median(pages[20:]) / median(hellos[20:])


def _move(app: Flask, db: Database, story: Story, visit: str, number: int) -> None:
    """A visit gets another time, and a purpose that it has never had."""
    was = schedule.planned_visit(db, visit) or {}
    fields = {"starts_at": f"{world.TODAY}T{13 + number % 4}:30", "purpose": f"Vägen till skolan {number}"}
    seen = {f"base.{name}": was[name] for name in fields}
    with app.app_context():
        id = story.id(f"bench {number}", "change")
        perform.perform(
            db, story.people["lena"], "move_visit", {"id": id, "anyway": "yes", **fields, **seen},
            planned_visit_id=visit,
        )  # fmt: skip


ROWS = (Row("week_page_vs_hello", "x hello", 8, week_page_vs_hello),)

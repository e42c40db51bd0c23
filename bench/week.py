"""The coordinator's week against a Flask hello page, in a municipality of 348 families."""

import time
from functools import cache

from flask import Flask
from sqlite_utils import Database

from familjelots.core import jobs, perform
from familjelots.demo.family_story import FamilyStory
from familjelots.demo.story import Story
from familjelots.schedule import queries as schedule
from familjelots.week.suggest import KIND

from . import world
from .calls import call, environ, hello_app
from .families import municipality_of
from .row import Row, median

CALLS = 300
COACHES, VISITS = 50, 400


def week_page_vs_hello() -> float:
    """Every coach's visits, who needs one, and what is unseen; its coach moves a visit before each call of either."""
    with municipality_of() as (app, db, story, cookie):
        page, hello, plain = environ("/week", cookie, **{"HX-Request": "true"}), hello_app(), environ("/")
        visits = schedule.visits_of_coach(db, story.people["sara"].id, world.TODAY, world.TODAY)
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
            db, story.people["sara"], "move_visit", {"id": id, "anyway": "yes", **fields, **seen},
            planned_visit_id=visit,
        )  # fmt: skip


def suggest_week_s() -> float:
    """A suggested week of fifty coaches and four hundred families that nobody has planned to meet."""
    return _suggested()[0]


def suggest_week_gap() -> float:
    """How far that is from the best that there can be, at most: what the solver has proven."""
    return _suggested()[1]


@cache
def _suggested() -> tuple[float, float]:
    with world.instance() as place, world.noon():
        story = world.empty_story()
        coaches = [f"coach {number}" for number in range(COACHES)]
        for coach in coaches:
            story.account(story.wall(-1200, "08:00"), coach, coach.title(), "coach", "070-174 06 20")
        for number in range(VISITS):
            family = FamilyStory(story, f"family {number}", coaches[number % COACHES], since=-60 - number % 30)
            family.begin(f"Mätberg {number}", "familjelotsen", "Att det går fort.")
            family.home("home", "Hemma", f"Mätgatan {number}")
            wish = {"id": story.id(f"wish {number}", "wish"), "days": [str(1 + number % 5)], "begins": "09:00"}
            story.tell(story.wall(-20, "10:00"), "lena", "wish_times", wish, family_id=family.id)
        app, db = world.fill(place, story)
        with app.app_context():
            asked = jobs.add(db, story.people["lena"], KIND, {"monday": world.TODAY.isoformat()})
            began = time.perf_counter()
            jobs.work(db)
            took = time.perf_counter() - began
            told = (jobs.job(db, asked) or {})["outcome"]
    assert sum("at" in one for one in told["visits"]) > VISITS * 0.95, told
    return took, told["gap"]


ROWS = (
    Row("week_page_vs_hello", "x hello", 8, week_page_vs_hello),
    Row("suggest_week_s", "s", 10, suggest_week_s),
    Row("suggest_week_gap", "share", 0.05, suggest_week_gap),
)

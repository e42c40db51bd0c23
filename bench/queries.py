"""How many queries a page asks when there is ten times as much of everything."""

from flask import Flask

from familjelots.accounts import sessions
from familjelots.core.web.database import get_db

from . import world
from .calls import call, environ
from .row import Row


def queries_grow() -> float:
    """Queries of Idag, family page and week with ten times the rows, minus those with the rows."""
    few, many = _counts(families=2, rows=1), _counts(families=20, rows=10)
    return sum(many[page] - few[page] for page in few)


def _counts(families: int, rows: int) -> dict[str, int]:
    with world.instance() as place, world.noon():
        story = world.empty_story()
        told = [world.add_family(story, number, rows) for number in range(families)]
        app, db = world.fill(place, story)
        pages = {"/today": "sara", f"/families/{told[0].id}": "sara", "/week": "lena"}
        counted = {}
        for path, person in pages.items():
            token, _secret = sessions.start_session(db, story.people[person].id, "laptop")
            kind = path.split("/")[1]
            counted[kind] = _queries_of(app, environ(path, f"sid={token}", **{"HX-Request": "true"}))
    return counted


def _queries_of(app: Flask, asked: dict) -> int:
    _answered(app, asked)  # the first read of an hour is logged
    with app.app_context():
        connection = get_db().conn
    asked_for: list[str] = []
    connection.set_trace_callback(asked_for.append)
    try:
        _answered(app, asked)
    finally:
        connection.set_trace_callback(None)
    return len(asked_for)


def _answered(app: Flask, asked: dict) -> None:
    _seconds, status, _size = call(app, asked)
    assert status.startswith("200"), status


ROWS = (Row("queries_grow", "queries", 0, queries_grow),)

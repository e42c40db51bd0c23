"""The week over HTTP, for coordinators."""

from collections.abc import Hashable
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Flask, request
from sqlite_utils import Database

from ..core import clock
from ..core.db import reading
from ..core.errors import NotFound
from ..core.web import navigation, posts, times
from ..core.web.database import get_db
from ..core.web.fragments import piece, render_holding
from ..core.web.language import here
from ..core.web.language import later as _l
from ..cover.now import now as cover_now
from ..lone_visits.shown import now as lone_visits_now
from . import picture, suggest, suggestion_pages
from .board import board, monday_from

WEEK = timedelta(days=7)

pages = Blueprint("week", __name__)


@pages.get("/week")
def week_page() -> bytes:
    """Coaches by days; who needs a visit; what coaches have not seen yet."""
    who, db = posts.signed_in(), get_db()
    if who.role != "coordinator":
        raise NotFound
    monday = monday_from(request.args.get("from", ""))
    with reading(db):
        content, held = board(db, who, monday, request.args.get("moved", ""))
        weeks = piece("week/_weeks.html", _weeks, monday)
        columns = piece("week/_columns.html", _columns, *content["days"])
        suggesting = piece("week/_suggesting.html", _suggesting, monday) if monday + WEEK > clock.today() else ""
        drawn = {"weeks": weeks, "columns": columns, "suggesting": suggesting}
        return render_holding(
            "week/week.html", held, _known(db, who, content, drawn), monday=monday, **drawn, **content
        )


def _known(db: Database, who: Any, content: dict[str, Any], drawn: dict[str, str]) -> tuple[Hashable, ...] | None:
    """What is told between the held pieces; None when somebody is out alone or something can be undone."""
    cover = cover_now(db, who)
    if content["undo"] or any(lone_visits_now(db, who).values()):
        return None
    away = tuple((one["id"], one["visits"]["count"], one["visits"]["name"]) for one in cover["away"])
    ring = tuple((one["name"], len(one["changes"])) for one in cover["ring"])
    numbers = content["unplanned"], content["unseen"], content["rows"]
    return (who.role, who.kind, *drawn.values(), *content["days"], *numbers, away, ring)


def _suggesting(monday: date) -> dict[str, date]:
    return {"monday": monday}


def _weeks(monday: date) -> dict[str, date]:
    return {"before": monday - WEEK, "after": monday + WEEK}


def _columns(*days: tuple[date, bool]) -> dict[str, Any]:
    """`måndag 23`: the month stands above the board. A day on which nobody visits is narrow."""
    return {"columns": [(times.words(day, "column", here()), busy) for day, busy in days]}


def register(app: Flask) -> None:
    """Serve the page and its place in the bar."""
    app.register_blueprint(pages)
    app.register_blueprint(picture.pages)
    app.register_blueprint(suggestion_pages.pages)
    suggest.register()
    navigation.add("/week", _l("Vecka"), "calendar-days", ("coordinator",), 10)

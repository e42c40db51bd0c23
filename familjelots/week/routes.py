"""The week over HTTP, for coordinators."""

from datetime import date, timedelta

from flask import Blueprint, Flask, request

from ..core import clock
from ..core.errors import NotFound
from ..core.web import navigation, posts, times
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import here
from ..core.web.language import later as _l
from .board import board, monday_from

WEEK = timedelta(days=7)

pages = Blueprint("week", __name__)


@pages.get("/week")
def week_page() -> str:
    """Coaches by days; who needs a visit; what coaches have not seen yet."""
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    monday = monday_from(request.args.get("from", ""))
    return render(
        "week/week.html",
        monday=monday,
        before=monday - WEEK,
        after=monday + WEEK,
        today_=clock.today(),
        weekday=_weekday,
        **board(get_db(), who, monday, request.args.get("moved", "")),
    )


def _weekday(day: date) -> str:
    """`måndag 23`: the month stands above the board."""
    return times.words(day, "column", here())


def register(app: Flask) -> None:
    """Serve the page and its place in the bar."""
    app.register_blueprint(pages)
    navigation.add("/week", _l("Vecka"), "calendar-days", ("coordinator",), 10)

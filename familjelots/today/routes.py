"""Idag over HTTP, for coaches."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from ..core.web import keepable, navigation, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import language_name
from ..core.web.language import later as _l
from . import reach
from .days import coming_days

pages = Blueprint("today", __name__)


@pages.get("/today")
def today_page() -> str:
    """Today's visits, what has changed, what is late, the days that come."""
    who = posts.signed_in()
    if who.role != "coach":
        raise NotFound
    today = clock.today()
    return render(
        "today/today.html",
        today_=today,
        call=reach.call,
        text_message=reach.text_message,
        map_of=reach.map_of,
        language_name=language_name,
        **coming_days(get_db(), who, today),
    )


def _kept(_db: Database, who: Any) -> list[str]:
    return ["/today"] if who.role == "coach" else []


def register(app: Flask) -> None:
    """Serve the page, its place in the bar, and let phones keep it."""
    app.register_blueprint(pages)
    navigation.add("/today", _l("Idag"), "sun", ("coach",), 10)
    keepable.register("/today", _kept)

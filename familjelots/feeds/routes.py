"""Calendar feeds over HTTP: the page where one gets a link, and the feed itself, which needs nothing but its link."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, make_response, redirect, request
from sqlite_utils import Database

from ..access import reads, visible_families
from ..accounts import more
from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import NotFound
from ..core.web import language, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..schedule import queries as schedule
from . import links, queries
from .calendar import as_calendar

pages = Blueprint("feeds", __name__)
BEHIND, AHEAD = timedelta(days=35), timedelta(days=370)


@pages.get("/calendar")
def show_feeds() -> str:
    """One's own links, and how to get another."""
    return _page(_owner())


@pages.post("/calendar/links")
def new_link() -> str:
    """A new link, shown this once."""
    who = _owner()
    token = links.make_link(get_db(), who, named=request.form.get("named") == "yes")
    origin = (current_app.config["ORIGIN"] or request.host_url).rstrip("/")
    return _page(who, f"{origin}/calendar/{token}.ics")


@pages.post("/calendar/links/<link_id>/ending")
def end_link(link_id: str) -> Response:
    """A link that is good no longer."""
    links.end_link(get_db(), _owner(), link_id)
    return make_response(redirect("/calendar", 303))


@pages.get("/calendar/<token>.ics")
def feed(token: str) -> Response:
    """The feed. Whoever has the link reads it: so it tells little, and its owner can end it."""
    db = get_db()
    found = links.feed_at(db, token)
    owner = accounts.author(db, found["account"], None) if found else None
    if found is None or owner is None:
        abort(404)
    language.choose(owner.language)
    answer = make_response(_calendar(db, found, owner))
    answer.headers["Content-Type"] = "text/calendar; charset=utf-8"
    answer.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return answer


def _calendar(db: Database, found: dict, owner: Any) -> bytes:
    today, all_of_them = clock.today(), owner.role == "coordinator"
    between = (today - BEHIND).isoformat(), (today + AHEAD).isoformat()
    visits = schedule.visits_of_all(db, *between) if all_of_them else schedule.visits_of_coach(db, owner.id, *between)
    named = _named(db, owner, visits) if found["named"] else ()
    known = queries.revisions(db, (visit["id"] for visit in visits))
    return as_calendar(visits, known, current_app.config["APP_NAME"], named=named, whose=all_of_them)


def _named(db: Database, owner: Any, visits: list[dict]) -> set[str]:
    """The families whose names a calendar gets, of those that its owner may open: that is a read like any other."""
    told = {visit["family"] for visit in visits if not visit["family_protected"]}
    told &= {family["id"] for family in visible_families(db, owner)}
    reads.note_all(owner, told, "calendar")
    return told


def _owner() -> Any:
    who = posts.signed_in()
    if who.role not in links.ROLES:
        raise NotFound
    return who


def _page(who: Any, address: str = "") -> str:
    return render("feeds/feeds.html", feeds=queries.feeds_of(get_db(), who.id), address=address)


def register(app: Flask) -> None:
    """Serve the pages, and take the place on *Mer*."""
    app.register_blueprint(pages)
    more.add("/calendar", _l("Besöken i din kalender"), "calendar", links.ROLES, 6)

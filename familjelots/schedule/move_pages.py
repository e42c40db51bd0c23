"""Moving a visit over HTTP: one page with the free times of its coach, opened from the week or from the visit."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlite_utils import Database

from ..access import open_family
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import forms, queries
from .around import around
from .conflicts import OF_THE_TIME, WORDS, conflicts_of
from .facts import comes_instead
from .slots import against, chosen, free_days
from .times import wall_now, week_of

pages = Blueprint("moving", __name__)
WEEK = timedelta(days=7)


@pages.get("/planned-visits/<planned_visit_id>/move")
def move_page(planned_visit_id: str) -> str:
    """Day and time, from the free ones of a week, or another that one writes; each with what speaks against it."""
    db, who = get_db(), posts.signed_in()
    visit, family = _to_move(db, who, planned_visit_id)
    asked = forms.TimeForm(request.args)
    asked.validate()
    at = "" if asked.errors else asked.at.data or ""
    monday = week_of(at or request.args.get("week", ""), visit["starts_at"])
    return render(
        "schedule/move.html",
        visit=visit,
        family=family,
        asked=asked,
        monday=monday,
        before=monday - WEEK,
        after=monday + WEEK,
        words=WORDS,
        earliest=wall_now(),
        **_choices(db, visit, family, monday, at),
    )


@pages.get("/planned-visits/<planned_visit_id>/against")
def against_page(planned_visit_id: str) -> Response:
    """What speaks against each quarter of a week: JSON, wall time → codes, for the picture of the week."""
    db = get_db()
    visit, family = _to_move(db, posts.signed_in(), planned_visit_id)
    days = _days(week_of(request.args.get("week", ""), visit["starts_at"]))
    week = around(db, days[0] - timedelta(days=1), days[-1], [family["id"]])
    found = [against(_made_by(visit, family, day), [day], week, visit["id"]) for day in map(str, days)]
    return jsonify({at: codes for one in found for at, codes in one.items()})


def _to_move(db: Database, who: Any, planned_visit_id: str) -> tuple[dict, dict]:
    """A visit that is still to be, and its family."""
    visit = queries.planned_visit(db, planned_visit_id)
    if visit is None or not who.is_staff:
        raise NotFound
    family = open_family(db, who, visit["family"], page="planned_visit")
    if visit["status"] != "planned" or visit["visit"]:
        raise NotFound
    return visit, family


def _days(monday: date) -> list[date]:
    return [monday + timedelta(days=ahead) for ahead in range(7)]


def _choices(db: Database, visit: dict, family: dict, monday: date, at: str) -> dict[str, Any]:
    """The free days, the time that was written, and what speaks against any time; by the coach who would come."""
    if family["coach"] is None:
        return {"days": [], "written": None, "always": []}
    days = _days(monday)
    week = around(db, monday - timedelta(days=1), days[-1], [visit["family"]])
    free = (free_days(_made_by(visit, family, day), [day], week, visit["id"]) for day in map(str, days))
    always = conflicts_of(_made_by(visit, family, visit["starts_at"]), week, visit["id"])
    return {
        "days": [day for found in free for day in found],
        "written": chosen(_made_by(visit, family, at), at, week, visit["id"]) if at else None,
        "always": [code for code in always if code not in OF_THE_TIME],
    }


def _made_by(visit: dict, family: dict, at: str) -> dict:
    """The visit with whoever would make it then."""
    return visit if comes_instead(visit, at[:10]) or family["coach"] is None else {**visit, "coach": family["coach"]}

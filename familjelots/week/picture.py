"""The week as a picture in which a visit is drawn along its coach's day. The list below it says and does the same."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request
from sqlite_utils import Database

from ..absences.forms import KINDS
from ..access import opened_protected, reads
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..schedule.around import Around, around_days, times_of_all
from ..schedule.conflicts import WORDS
from ..schedule.times import wall_now
from . import queries
from .board import monday_from, shown_places
from .cards import card

pages = Blueprint("week_picture", __name__)
A_DAY = timedelta(days=1)


@pages.get("/week/picture")
def picture() -> Response:
    """Whose days, visits and absences of a week, as `@event-calendar/build` wants them: JSON, wall times."""
    who, db = posts.signed_in(), get_db()
    if who.role != "coordinator":
        raise NotFound
    monday = monday_from(request.args.get("from", ""))
    return jsonify(_week(db, who, [monday + ahead * A_DAY for ahead in range(7)]))


def _week(db: Database, who: Any, days: list[date]) -> dict[str, Any]:
    coaches = queries.coaches(db, days[0].isoformat()).columns("id", "name", "here")
    texts = [day.isoformat() for day in days]
    places = [(coach, day) for coach, _name, _here in coaches for day in texts]
    week, opened = around_days(db, places, *times_of_all(db, days[0], days[-1])), opened_protected(db, who)
    shown = frozenset(places)
    told = [card(visit, week, opened) for visit in week.visits if _shown(visit, shown)]
    reads.note_all(who, {visit["family"] for visit in told if visit["open"]}, "week")
    away = [part for coach, day in places for part in _away(week, coach, day)]
    used = [place for place, day in enumerate(texts) if _used(day, week, coaches)]
    now = wall_now()
    visits = [_visit(visit, now) for visit in told]
    begins, ends = _hours(week, places)
    return {
        "coaches": [{"id": id, "title": name} for id, name, _here in coaches],
        "events": [*away, *visits],
        "begins": min([begins, *(one["start"][11:13] + ":00" for one in visits)]),
        "ends": max([ends, *(_whole_hour(one["end"][11:]) for one in visits)]),
        "hidden": [day.isoweekday() % 7 for day in days[len(shown_places(used)) :]],
        "now": now,
        "words": {code: str(words) for code, words in WORDS.items()},
    }


def _shown(visit: dict, places: frozenset[tuple[str, str]]) -> bool:
    """Those of the days before lie near too."""
    return visit["status"] == "planned" and (visit["coach"], visit["starts_at"][:10]) in places


def _visit(visit: dict, now: str) -> dict[str, Any]:
    movable = visit["open"] and not visit["visit"] and visit["starts_at"] > now
    return {
        "id": visit["id"], "resourceId": visit["coach"], "start": visit["starts_at"], "end": visit["ends_at"],
        "title": visit["family_name"], "editable": movable, "extendedProps": {"against": visit["conflicts"]},
    }  # fmt: skip


def _away(week: Around, coach: str, day: str) -> list[dict[str, Any]]:
    return [
        {
            "resourceId": coach, "start": part["from_at"], "end": part["until_at"], "display": "background",
            "title": str(KINDS[part["kind"]]),
        }
        for part in week.away_on(coach, day)
    ]  # fmt: skip


def _hours(week: Around, places: list[tuple[str, str]]) -> tuple[str, str]:
    """From the first to the last hour in which somebody works."""
    hours = [week.hours_of(*place) for place in places]
    begins = min((one["begins"] for one in hours), default="08:00")
    return begins[:2] + ":00", _whole_hour(max((one["ends"] for one in hours), default="17:00"))


def _whole_hour(time: str) -> str:
    """`17:00` for `16:30`."""
    hour, minute = time.split(":")
    return f"{min(24, int(hour) + (minute != '00')):02}:00"


def _used(day: str, week: Around, coaches: list[tuple]) -> bool:
    """As on the board: a visit, also one that was cancelled, or somebody who works then."""
    return any(one["starts_at"].startswith(day) for one in week.visits) or any(
        here and week.works(coach, day) for coach, _name, here in coaches
    )

"""The week as coaches by days, with what needs a look beside it."""

from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..absences.forms import KINDS
from ..access import reads, visible_families
from ..accounts import queries as accounts
from ..core import clock
from ..schedule import queries as schedule
from ..schedule.around import Around, around
from ..schedule.closed import only_when
from ..schedule.conflicts import OF_THE_TIME, WORDS, conflicts_of
from ..schedule.place import place_of
from ..schedule.undo import undo_of
from .tray import unplanned


def board(db: Database, who: Any, monday: date, moved_id: str = "") -> dict[str, Any]:
    """Everything that the week's page shows. The number of queries is the same however many rows there are."""
    days = [monday + timedelta(days=ahead) for ahead in range(7)]
    families = {family["id"]: family for family in visible_families(db, who)}
    week = around(db, days[0], days[-1])
    planned = [_card(visit, families, week) for visit in week.visits]
    unseen = [
        only_when(change) if families[change["family"]]["protected"] else change
        for change in schedule.unseen_changes(db)
        if change["family"] in families
    ]
    reads.note_all(who, (one["family"] for one in [*planned, *unseen] if one["family"] in families), "week")
    moved = schedule.earlier_times(db, [visit["id"] for visit in planned])
    for visit in planned:
        was = moved.get(visit["id"])
        visit["moved_from"] = was if was != visit["starts_at"] else None
    return {
        "days": _shown_days(days, planned),
        "rows": (rows := _rows(accounts.coaches(db), planned, week, days)),
        "kinds": KINDS,
        "conflict_words": WORDS,
        "busy": {day for row in rows for told in (row["days"], row["away"]) for day, found in told.items() if found},
        "unplanned": unplanned(db, who, families.values(), week, [day.isoformat() for day in days]),
        "undo": _undo(db, who, families, moved_id),
        "unseen": unseen,
    }


def _card(visit: dict, families: dict[str, dict], week: Around) -> dict:
    """A visit as the board tells it, without a protected address; of a closed family, only that the time is taken.

    Of a protected one that the reader may open, whose time it is besides; the rest stands on the visit's own page.
    """
    conflicts = _conflicts(visit, families, week)
    if visit["family"] not in families:
        visit = {**visit, "family_name": ""}
    if visit["family"] not in families or visit["family_protected"]:
        visit = {**visit, "purpose": "", "interpreter": "", "home": "", "place": "", "address": ""}
    now = families.get(visit["family"], {}).get("coach_name") if visit["contact"] != visit["coach"] else None
    return {**visit, "conflicts": conflicts, "where": place_of(visit, {}), "now": now}


def _conflicts(visit: dict, families: dict[str, dict], week: Around) -> list[str]:
    """What speaks against a visit that is still to be: of a closed family no more than the time tells."""
    if visit["status"] != "planned" or visit["visit"]:
        return []
    found = conflicts_of(visit, week, visit["id"])
    if visit["family"] not in families:
        return [code for code in found if code in OF_THE_TIME]
    return [code for code in found if code != "no_interpreter" or not visit["family_protected"]]


def _shown_days(days: list[date], planned: list[dict]) -> list[date]:
    """Monday to Friday; Saturday and Sunday when somebody works then."""
    used = {visit["starts_at"][:10] for visit in planned}
    return [day for day in days if day.weekday() < 5 or day.isoformat() in used]


def _rows(coaches: list[dict], planned: list[dict], week: Around, days: list[date]) -> list[dict]:
    """One row a coach: those who work here, then those who have left with visits still planned."""
    here = {coach["id"]: coach["name"] for coach in coaches}
    names = here | {visit["coach"]: visit["coach_name"] for visit in planned if visit["coach"] not in here}
    return [
        {"id": id, "here": id in here, **_row(name, [visit for visit in planned if visit["coach"] == id])}
        | _times(week, id, [day.isoformat() for day in days])
        for id, name in names.items()
    ]


def _times(week: Around, coach: str, days: list[str]) -> dict[str, Any]:
    """A coach's hours on Monday, the days without work, and each day's absences."""
    return {
        "hours": week.hours_of(coach, days[0]),
        "away": {day: week.away_on(coach, day) for day in days},
        "off": {day for day in days if not week.works(coach, day)},
    }


def _row(name: str, planned: list[dict]) -> dict:
    days: dict[str, list[dict]] = {}
    for visit in planned:
        days.setdefault(visit["starts_at"][:10], []).append(visit)
    return {"name": name, "days": days, "count": sum(visit["status"] == "planned" for visit in planned)}


def _undo(db: Database, who: Any, families: dict[str, dict], moved_id: str) -> dict | None:
    """The way back from the move that led here."""
    undo = undo_of(db, who, moved_id) if moved_id else None
    family = families.get(undo["visit"]["family"]) if undo else None
    return {**undo, "name": family["name"]} if undo and family else None


def monday_from(text: str) -> date:
    """The Monday of the week that an address names; this week's when it names none that a calendar needs."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = clock.today()
    if not 2000 <= day.year <= 2200:
        day = clock.today()
    return day - timedelta(days=day.weekday())

"""The week as coaches by days, with what needs a look beside it."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from sqlite_utils import Database

from ..absences import queries as absences
from ..absences.absence import part_of
from ..absences.forms import KINDS
from ..absences.hours import holding
from ..access import reads, visible_families
from ..accounts import queries as accounts
from ..core import clock
from ..schedule import queries as schedule
from ..schedule.closed import only_when
from ..schedule.place import place_of
from ..schedule.times import end_of, wall_now
from ..visits import queries as visits

UNPLANNED_MOST = 50


def board(db: Database, who: Any, monday: date) -> dict[str, Any]:
    """Everything that the week's page shows. The number of queries is the same however many rows there are."""
    days = [monday + timedelta(days=ahead) for ahead in range(7)]
    families = {family["id"]: family for family in visible_families(db, who)}
    planned = [_card(visit, families) for visit in schedule.visits_of_all(db, days[0], days[-1])]
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
        "rows": _rows(accounts.coaches(db), planned, _Times(db, days)),
        "kinds": KINDS,
        "busy": {visit["starts_at"][:10] for visit in planned},
        "unplanned": _unplanned(db, families.values()),
        "unseen": unseen,
    }


def _card(visit: dict, families: dict[str, dict]) -> dict:
    """A visit as the board tells it, without a protected address; of a closed family, only that the time is taken.

    Of a protected one that the reader may open, whose time it is besides; the rest stands on the visit's own page.
    """
    if visit["family"] not in families:
        visit = {**visit, "family_name": ""}
    if visit["family"] not in families or visit["family_protected"]:
        visit = {**visit, "purpose": "", "interpreter": "", "home": "", "place": "", "address": ""}
    now = families.get(visit["family"], {}).get("coach_name") if visit["contact"] != visit["coach"] else None
    return {**visit, "ends_at": end_of(visit["starts_at"], visit["minutes"]), "where": place_of(visit, {}), "now": now}


def _shown_days(days: list[date], planned: list[dict]) -> list[date]:
    """Monday to Friday; Saturday and Sunday when somebody works then."""
    used = {visit["starts_at"][:10] for visit in planned}
    return [day for day in days if day.weekday() < 5 or day.isoformat() in used]


class _Times:
    """When people work in a week, and when they are away; a query each."""

    def __init__(self, db: Database, days: list[date]) -> None:
        self.days = [day.isoformat() for day in days]
        after = (days[-1] + timedelta(days=1)).isoformat()
        self.away = _by_account(absences.absences_between(db, f"{self.days[0]}T00:00", f"{after}T00:00"))
        self.hours = _by_account(absences.hours_until(db, self.days[-1]))

    def of(self, coach: str) -> dict[str, Any]:
        """A coach's hours on Monday, the weekdays without work, and each day's absences."""
        told = [holding(self.hours.get(coach, []), day) for day in self.days]
        away = {day: [part for one in self.away.get(coach, []) if (part := part_of(one, day))] for day in self.days}
        off = {day for day, hours in zip(self.days, told, strict=True) if _weekday(day) not in hours["days"]}
        return {"hours": told[0], "away": away, "off": off}


def _by_account(listed: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for one in listed:
        found.setdefault(one["account"], []).append(one)
    return found


def _weekday(day: str) -> str:
    return str(date.fromisoformat(day).isoweekday())


def _rows(coaches: list[dict], planned: list[dict], times: _Times) -> list[dict]:
    """One row a coach: those who work here, then those who have left with visits still planned."""
    here = {coach["id"]: coach["name"] for coach in coaches}
    names = here | {visit["coach"]: visit["coach_name"] for visit in planned if visit["coach"] not in here}
    return [
        {"id": id, "here": id in here, **_row(name, [visit for visit in planned if visit["coach"] == id])}
        | times.of(id)
        for id, name in names.items()
    ]


def _row(name: str, planned: list[dict]) -> dict:
    _mark_clashes([visit for visit in planned if visit["status"] == "planned"])
    days: dict[str, list[dict]] = {}
    for visit in planned:
        days.setdefault(visit["starts_at"][:10], []).append(visit)
    return {"name": name, "days": days, "count": sum(visit["status"] == "planned" for visit in planned)}


def _mark_clashes(in_order: list[dict]) -> None:
    for one, other in pairwise(in_order):
        if other["starts_at"] < one["ends_at"]:
            one["clash"] = other["clash"] = True


def _unplanned(db: Database, families: Iterable[dict]) -> dict[str, Any]:
    """Active families without a coming visit by their contact person, with when somebody was there last."""
    with_plan = schedule.families_with_plan(db, wall_now())
    found = [family for family in families if family["status"] == "active" and family["id"] not in with_plan]
    shown = found[:UNPLANNED_MOST]
    last = visits.last_visits(db, [family["id"] for family in shown])
    told = [{**family, "last": last.get(family["id"], {}).get("at")} for family in shown]
    return {"families": told, "count": len(found), "more": len(found) - len(shown)}


def monday_from(text: str) -> date:
    """The Monday of the week that an address names; this week's when it names none that a calendar needs."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = clock.today()
    if not 2000 <= day.year <= 2200:
        day = clock.today()
    return day - timedelta(days=day.weekday())

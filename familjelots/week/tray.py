"""Families without a coming visit: those past their rhythm first, with why, and a time that is free."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..finding.find import WHOLE, find, reasons
from ..finding.wanted import Wanted
from ..schedule import queries as schedule
from ..schedule.around import Around
from ..schedule.plan import MINUTES
from ..schedule.slots import first_free
from ..schedule.times import wall_now
from ..visits import queries as visits

MOST = 50


def unplanned(db: Database, who: Any, families: Iterable[dict], week: Around, days: list[str]) -> dict[str, Any]:
    """Active families without a coming visit by their contact person, with when somebody was there last.

    `why` says how long those past their rhythm have waited, the longest first; `free` is a time of the shown week.
    """
    with_plan = schedule.families_with_plan(db, wall_now())
    late = {one["id"]: one for one in find(db, who, Wanted(past="yes"), most=WHOLE).dicts()}
    order = {id: place for place, id in enumerate(late)}
    found = [family for family in families if family["status"] == "active" and family["id"] not in with_plan]
    found.sort(key=lambda family: order.get(family["id"], len(order)))
    shown = found[:MOST]
    last = visits.last_visits(db, [family["id"] for family in shown])
    why = reasons(db, [late[family["id"]] for family in shown if family["id"] in late])
    free = {coach: _first(coach, week, days) for coach in {family["coach"] for family in shown if family["coach"]}}
    told = [
        {
            **family,
            "last": last.get(family["id"], {}).get("at"),
            "why": why.get(family["id"]),
            "free": free.get(family["coach"]),
        }
        for family in shown
    ]
    return {"families": told, "count": len(found), "more": len(found) - len(shown)}


def _first(coach: str, week: Around, days: list[str]) -> str | None:
    """A coach's first free time for an hour with a family that has no visit yet."""
    visit = {"coach": coach, "family": "", "starts_at": "", "minutes": MINUTES, "interpreter": ""}
    return first_free({**visit, "contact": coach, "family_protected": 0}, days, week)

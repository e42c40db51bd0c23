"""Visits that recur are planned at one go, each its own from then on; and called off from one of them on."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid
from . import queries, series_queries
from .conflicts import OF_THE_TIME
from .facts import conflicts_on
from .noting import affected, note_many
from .plan import changeable, facts_of, open_to_plan
from .times import check_time

LONGEST = timedelta(weeks=26)


def plan_series(
    db: Database,
    who: Any,
    op: str,
    id: str,
    family: str,
    starts_at: str,
    every: str,
    until: str = "",
    minutes: int | None = None,
    coach: str = "",
    household: str = "",
    place: str = "",
    purpose: str = "",
    interpreter: str = "",
    clashing: str = "",
    tell_first: bool = False,
) -> list[str]:
    """Plan visits at the same wall time, `every` so many weeks until a day.

    Raises `Conflict("days_clash")` when somebody has another visit on one of the days, and with `tell_first` for all
    else that speaks against one, unless `clashing` says that they are meant `anyway`, or to `skip` those days.
    """
    opened = open_to_plan(db, who, family)
    facts = facts_of(db, opened, minutes, coach, household, place) | {"purpose": purpose, "interpreter": interpreter}
    times = _checked(times_of(starts_at, int(every), until))
    if clashing != "anyway":
        times = _free(conflicts_on(db, facts, opened, times), clashing == "skip", tell_first)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    series_queries.add(db, {"id": id, "family": family, "weeks": int(every), **made})
    visits = [
        {"id": visit_of(id, at), "starts_at": at, "family": family, "series": id, **facts, **made} for at in times
    ]
    series_queries.add_visits(db, visits)
    planned = queries.visits_of_series(db, id)
    note_many(db, who, op, str(uuid5(UUID(op), id)), "planned", planned, weeks=int(every))
    return affected(family, visits[0]["id"])


def cancel_rest(
    db: Database, who: Any, op: str, planned_visit_id: str, id: str, cancelled_by: str = "", reason: str = ""
) -> list[str]:
    """Cancel a visit and those of its series that follow and are still to be. `id` is the change's."""
    visit, _opened = changeable(db, who, planned_visit_id)
    if not visit["series"]:
        raise Conflict("not_recurring")
    rest = [visit, *following(visit, queries.visits_of_series(db, visit["series"]))]
    series_queries.cancel(db, (one["id"] for one in rest))
    note_many(db, who, op, id, "cancelled", rest, reason=reason, cancelled_by=cancelled_by)
    return affected(visit["family"], planned_visit_id)


def following(visit: Mapping[str, Any], visits: Iterable[dict]) -> list[dict]:
    """Those of a visit's series that come after it and are still to be."""
    return [
        one
        for one in visits
        if (one["starts_at"], one["id"]) > (visit["starts_at"], visit["id"])
        and one["status"] == "planned"
        and not one["visit"]
    ]


def visit_of(series: str, at: str) -> str:
    """The id of a series' visit on a day, always the same: who plans it twice plans it once."""
    return str(uuid5(UUID(series), at[:10]))


def times_of(starts_at: str, weeks: int, until: str) -> list[str]:
    """The wall times at which visits recur. Raises `Invalid` about the last day."""
    first = date.fromisoformat(starts_at[:10])
    last = date.fromisoformat(until) if until else None
    if last is None:
        raise Invalid("no_last_day", "until")
    if last < first:
        raise Invalid("last_before_first", "until")
    if last > first + LONGEST:
        raise Invalid("series_too_long", "until")
    days = [first + timedelta(days=ahead) for ahead in range(0, (last - first).days + 1, 7 * weeks)]
    if len(days) == 1:
        raise Invalid("only_one_visit", "until")
    return [f"{day}{starts_at[10:]}" for day in days]


def _checked(times: list[str]) -> list[str]:
    """Every one can be planned. A day on which the clock is put forward may lack the hour of all the others."""
    check_time(times[0])
    if not all(map(clock.is_wall, times)):
        raise Invalid("no_such_hour_then", "starts_at")
    check_time(times[-1])
    return times


def _free(found: dict[str, list[str]], skip: bool, tell_first: bool) -> list[str]:
    """The times that are left."""
    if skip:
        left = [at for at, codes in found.items() if OF_THE_TIME.isdisjoint(codes)]
        if len(left) < 2:
            raise Invalid("no_days_left", "until")
        return left
    if any(codes if tell_first else "double_booked" in codes for codes in found.values()):
        raise Conflict("days_clash")
    return [*found]

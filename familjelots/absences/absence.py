"""Somebody is away, comes back on another day than was said, or never was away. What was said before stays."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from . import queries
from .whose import colleague, pages

LONGEST = timedelta(days=366)
_MIDNIGHT = "T00:00"


def record_absence(
    db: Database, who: Any, op: str, id: str, account: str, kind: str, from_day: str, until_day: str,
    from_time: str = "", until_time: str = "",
) -> list[str]:  # fmt: skip
    """Somebody is away from a day to a day, both included; with clock times, from and until those."""
    colleague(db, who, account)
    begins, ends = _begin(from_day, from_time), _end(until_day, until_time)
    _check(db, account, begins, ends)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    told = {"id": id, "account": account, "kind": kind, "from_at": begins, "until_at": ends}
    queries.add(db, "absence", {**told, **made})
    return pages()


def end_absence(
    db: Database, who: Any, op: str, absence_id: str, id: str, until_day: str = "", until_time: str = "",
    never: bool = False, base: dict[str, str] | None = None,
) -> list[str]:  # fmt: skip
    """Somebody is back earlier or later than was said, or was `never` away. `base`: the end that the author saw."""
    absence = queries.absence(db, absence_id)
    if absence is None:
        raise NotFound(missing=absence_id)
    colleague(db, who, absence["account"])
    if (base or {}).get("until_at", absence["until_at"]) != absence["until_at"]:
        raise Conflict("changed_meanwhile", "until_day")
    ends = absence["from_at"]
    if not never:
        if not until_day:
            raise Invalid("say_until", "until_day")
        ends = _end(until_day, until_time)
        _check(db, absence["account"], absence["from_at"], ends, absence_id)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "absence_end", {"id": id, "absence": absence_id, "until_at": ends, **made})
    return pages()


def part_of(absence: dict, day: str) -> dict | None:
    """What of an absence lies in a day: `from_at` and `until_at`, and whether it is `whole`; None when nothing does."""
    begins = max(absence["from_at"], day + _MIDNIGHT)
    ends = min(absence["until_at"], _next(day) + _MIDNIGHT)
    if begins >= ends:
        return None
    whole = (begins, ends) == (day + _MIDNIGHT, _next(day) + _MIDNIGHT)
    return {"kind": absence["kind"], "from_at": begins, "until_at": ends, "whole": whole}


def last_day(absence: dict) -> str:
    """The last day on which somebody is away."""
    return _day_before(absence["until_at"]) if absence["until_at"].endswith(_MIDNIGHT) else absence["until_at"][:10]


def _begin(day: str, time: str) -> str:
    return f"{day}T{time}" if time else day + _MIDNIGHT


def _end(day: str, time: str) -> str:
    return f"{day}T{time}" if time else _next(day) + _MIDNIGHT


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _day_before(wall: str) -> str:
    return (date.fromisoformat(wall[:10]) - timedelta(days=1)).isoformat()


def _check(db: Database, account: str, begins: str, ends: str, but: str = "") -> None:
    """Forwards, with an end, at hours that there are, and not twice at once."""
    for wall, field in ((begins, "from_time"), (ends, "until_time")):
        if not clock.is_wall(wall):
            raise Invalid("no_such_hour", field)
    if ends <= begins:
        raise Invalid("ends_too_early", "until_day")
    if datetime.fromisoformat(ends) - datetime.fromisoformat(begins) > LONGEST:
        raise Invalid("absence_too_long", "until_day")
    if any(other["id"] != but for other in queries.absences_between(db, begins, ends, account)):
        raise Conflict("absence_overlaps", "from_day")

"""The free times of a coach's week, each with what speaks against it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..core import clock
from .around import Around
from .conflicts import OF_THE_TIME, conflicts_of
from .times import end_of, wall_now

STEP = 60
QUARTER = 15
_TAKEN = frozenset({"double_booked", "coach_away"})


def free_days(visit: Mapping[str, Any], days: Iterable[str], week: Around, but: str = "") -> list[dict]:
    """Each day on which the coach works: `times` that are free (`at`, `conflicts`), and when the coach is `away`."""
    coach = visit["coach"]
    return [
        {"day": day, "away": week.away_on(coach, day), "times": list(_free(visit, day, week, but))}
        for day in days
        if week.works(coach, day)
    ]


def first_free(visit: Mapping[str, Any], days: Iterable[str], week: Around) -> str | None:
    """The first time against which nothing speaks, else the first that is free; None when none is."""
    found = [time for day in days if week.works(visit["coach"], day) for time in _free(visit, day, week, "")]
    return next((time["at"] for time in found if not time["conflicts"]), found[0]["at"] if found else None)


def against(visit: Mapping[str, Any], days: Iterable[str], week: Around, but: str) -> dict[str, list[str]]:
    """Each quarter of some days that something speaks against, as wall time, and the codes of what does."""
    starts = [end_of(f"{day}T00:00", minutes) for day in days for minutes in range(0, 24 * 60, QUARTER)]
    found = {at: conflicts_of({**visit, "starts_at": at}, week, but) for at in starts if clock.is_wall(at)}
    return {at: codes for at, codes in found.items() if codes}


def chosen(visit: Mapping[str, Any], at: str, week: Around, but: str) -> dict:
    """A time that somebody has written, free or not."""
    return {"at": at, "conflicts": _of_the_time({**visit, "starts_at": at}, week, but)}


def _free(visit: Mapping[str, Any], day: str, week: Around, but: str) -> Iterator[dict]:
    hours, now = week.hours_of(visit["coach"], day), wall_now()
    at, closing = f"{day}T{hours['begins']}", f"{day}T{hours['ends']}"
    while end_of(at, visit["minutes"]) <= closing:
        conflicts = _of_the_time({**visit, "starts_at": at}, week, but)
        if at > now and at != visit["starts_at"] and clock.is_wall(at) and _TAKEN.isdisjoint(conflicts):
            yield {"at": at, "conflicts": conflicts}
        at = end_of(at, STEP)


def _of_the_time(visit: Mapping[str, Any], week: Around, but: str) -> list[str]:
    return [code for code in conflicts_of(visit, week, but) if code in OF_THE_TIME]

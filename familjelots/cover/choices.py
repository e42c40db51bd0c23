"""What can be done with a visit that its coach cannot make: who could come instead, and when it could be."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from ..schedule.around import Around
from ..schedule.conflicts import conflicts_of
from ..schedule.slots import first_free
from ..schedule.times import end_of, wall_now

_NEVER = frozenset({"double_booked", "coach_away"})
_ADAY = timedelta(days=1)
AHEAD = 14
"""So many days after an absence another time is looked for."""


def colleagues(
    visit: Mapping[str, Any], coaches: Iterable[dict], known: Mapping[tuple[str, str], str], week: Around
) -> list[dict]:
    """Who could come: those against whom nothing speaks first, of them whoever knows the family, has least to do.

    `known`: (family, coach) → how. Whoever is away or booked then is left out; `conflicts`: what else is in the way.
    """
    found = [_colleague(visit, coach, known, week) for coach in coaches if coach["id"] != visit["coach"]]
    free = [one for one in found if _NEVER.isdisjoint(one["conflicts"])]
    return sorted(free, key=lambda one: (bool(one["conflicts"]), not one["known"], one["visits"], one["name"]))


def _colleague(visit: Mapping[str, Any], coach: dict, known: Mapping[tuple[str, str], str], week: Around) -> dict:
    """Whether the family opens for the colleague is asked before; here it is about the time, and the interpreter."""
    told = {**visit, "coach": coach["id"], "contact": coach["id"]}
    conflicts = [code for code in conflicts_of(told, week, visit["id"]) if code != "no_interpreter"]
    day = week.taken.get((coach["id"], visit["starts_at"][:10]), [])
    how = known.get((visit["family"], coach["id"]), "")
    return {**coach, "conflicts": conflicts, "known": how, "visits": len(day)}


def another_time(visit: Mapping[str, Any], after: str, week: Around, taken: list[dict]) -> str | None:
    """The first day after a wall time on which the same clock time is free, else the first free time.

    `taken`: times that are proposed for other visits of the coach already; this one is added.
    """
    days = [(date.fromisoformat(after[:10]) + _ADAY * ahead).isoformat() for ahead in range(AHEAD)]
    proposed = Around(week.visits, _with(week, visit["coach"], taken), week.away, week.hours, week.needing)
    same = (f"{day}T{visit['starts_at'][11:]}" for day in days)
    found = next((at for at in same if _is_free(visit, at, after, proposed)), None)
    found = found or first_free(visit, days, proposed)
    if found:
        ends = end_of(found, visit["minutes"])
        taken.append({"id": "", "contact": visit["coach"], "starts_at": found, "ends_at": ends})
    return found


def _is_free(visit: Mapping[str, Any], at: str, after: str, week: Around) -> bool:
    conflicts = conflicts_of({**visit, "starts_at": at}, week, visit["id"])
    return at >= after and at > wall_now() and not set(conflicts) - {"no_interpreter"}


def _with(week: Around, coach: str, more: list[dict]) -> dict[tuple[str, str], list[dict]]:
    taken = dict(week.taken)
    for one in more:
        of = (coach, one["starts_at"][:10])
        taken[of] = [*taken.get(of, ()), one]
    return taken

"""Visits are placed into a coach's free times, as well as can be: a small whole-number program, solved by HiGHS."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MOST_A_DAY = 4
GOOD_A_DAY = 2
"""Beyond so many visits on a day each one costs: two or three a day is what a coach can do well."""
UNPLACED, CROWDED, NOT_WISHED, LATER_DAY, LATER_HOUR = 200.0, 12.0, 8.0, 1.0, 0.05
SECONDS = 5.0
GAP = 0.01


@dataclass(frozen=True)
class Time:
    """A free time: where it lies, in minutes of its day, and whether the family wished for such a one."""

    day: int
    begins: int
    wished: bool = True


@dataclass(frozen=True)
class Wanted:
    """A visit that is to be placed: how long it takes, how many days it is late, and the times that are free."""

    family: str
    minutes: int
    late: int
    times: tuple[Time, ...]


@dataclass(frozen=True)
class Placed:
    """Where each visit came, by family; those without a place are left out. `cost` is between `bound` and the best."""

    times: Mapping[str, Time] = field(default_factory=dict)
    cost: float = 0.0
    bound: float = 0.0


def place(visits: Sequence[Wanted], planned: Mapping[int, int], travel: Mapping[int, int]) -> Placed:
    """Place the visits of one coach. By day: how many visits it has already, and the time to travel between two.

    No two may meet, with the time to travel between them; a day takes four. The longer somebody has waited the sooner;
    wished times first, and days alike.
    """
    chosen = [(visit, time) for visit in visits for time in visit.times]
    if not chosen:
        cost = sum(_worth(visit) for visit in visits)
        return Placed({}, cost, cost)
    import numpy as np  # large, and only the worker needs it
    from scipy.optimize import Bounds, LinearConstraint, milp

    days = sorted({time.day for _visit, time in chosen})
    costs = [_cost(visit, time) - _worth(visit) for visit, time in chosen] + [CROWDED] * len(days)
    rows, upper = _rules(visits, chosen, days, planned, travel)
    most: Any = np.array([1.0] * len(chosen) + [float(MOST_A_DAY)] * len(days))
    limits: Any = np.array(upper)
    found = milp(
        np.array(costs),
        integrality=np.ones(len(costs)),
        bounds=Bounds(0, most),
        constraints=LinearConstraint(_matrix(rows, len(costs)), -np.inf, limits),
        options={"time_limit": SECONDS, "mip_rel_gap": GAP},
    )
    all_of_it = sum(_worth(visit) for visit in visits)
    if found.x is None:
        return Placed({}, all_of_it, all_of_it + float(found.mip_dual_bound or 0))
    times = {visit.family: time for taken, (visit, time) in zip(found.x, chosen, strict=False) if taken > 0.5}
    return Placed(times, all_of_it + float(found.fun), all_of_it + float(found.mip_dual_bound))


def _worth(visit: Wanted) -> float:
    """What it costs to leave a visit out."""
    return UNPLACED + min(visit.late, 100)


def _cost(visit: Wanted, time: Time) -> float:
    late = 1 + min(max(visit.late, 0), 60) / 20
    return (0 if time.wished else NOT_WISHED) + LATER_DAY * late * time.day + LATER_HOUR * time.begins / 60


def _rules(
    visits: Sequence[Wanted],
    chosen: Sequence[tuple[Wanted, Time]],
    days: list[int],
    planned: Mapping[int, int],
    travel: Mapping[int, int],
) -> tuple[list[dict[int, float]], list[float]]:
    """Rows of columns and factors, and what each may at most come to."""
    rows: list[dict[int, float]] = [{} for _visit in visits]
    of = {visit.family: row for row, visit in enumerate(visits)}
    taken: dict[tuple[int, int], dict[int, float]] = {}
    loads: dict[int, dict[int, float]] = {day: {} for day in days}
    begun = sorted({time.begins for _visit, time in chosen})
    for column, (visit, time) in enumerate(chosen):
        rows[of[visit.family]][column] = 1.0
        loads[time.day][column] = 1.0
        for at in begun:
            if time.begins <= at < time.begins + visit.minutes + travel[time.day]:
                taken.setdefault((time.day, at), {})[column] = 1.0
    upper = [1.0] * len(visits)
    for crowd in taken.values():
        rows.append(crowd)
        upper.append(1.0)
    for place_, day in enumerate(days):
        rows += [loads[day], {**loads[day], len(chosen) + place_: -1.0}]
        upper += [max(0.0, MOST_A_DAY - planned.get(day, 0)), float(max(0, GOOD_A_DAY - planned.get(day, 0)))]
    return rows, upper


def _matrix(rows: Iterable[Mapping[int, float]], wide: int) -> Any:
    from scipy.sparse import csr_array

    told = [(number, column, factor) for number, row in enumerate(rows) for column, factor in row.items()]
    numbers, columns, factors = zip(*told, strict=True)
    return csr_array((factors, (numbers, columns)), shape=(max(numbers) + 1, wide))

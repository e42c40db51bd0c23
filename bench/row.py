"""One row of the benchmark."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What is measured, in which unit, and its limit. `at_least`: more is better."""

    name: str
    unit: str
    limit: float
    measure: Callable[[], float]
    at_least: bool = False

    def run(self) -> "Result":
        """Measure once."""
        value = round(self.measure(), 3)
        ok = value >= self.limit if self.at_least else value <= self.limit
        return Result(self.name, value, self.unit, self.limit, ok, self.at_least)


@dataclass(frozen=True)
class Result:
    """What a row gave."""

    name: str
    value: float
    unit: str
    limit: float
    ok: bool
    at_least: bool = False

    def as_json(self) -> str:
        """One line for machines."""
        names = ("name", "value", "unit", "limit", "ok")
        return json.dumps({name: getattr(self, name) for name in names})

    def as_text(self) -> str:
        """One line for people."""
        sign = "≥" if self.at_least else "≤"
        word = "ok" if self.ok else "MISSED"
        return f"{self.name:<28} {self.value:>9.3g} {self.unit:<12} {sign} {self.limit:<6g} {word}"


def median(values: Sequence[float]) -> float:
    """The middle one."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 stay under."""
    return at_share(values, 0.95)


def at_share(values: Sequence[float], share: float) -> float:
    """What such a share of the values stays under, interpolated between the two nearest."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

"""How long it takes from referral to first contact, before and after a change of routine. Never called an effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from ..core import clock


@dataclass(frozen=True)
class LeadTime:
    """Days from sent to a stage, of referrals sent in a time.

    `sent` is the denominator: each of them has arrived, waits, was declined or was taken back.
    """

    sent: int
    arrived: tuple[int, ...]
    waiting: tuple[int, ...]
    declined: int
    withdrawn: int

    @property
    def median(self) -> float | int | None:
        """The middle of those that have arrived, a whole number where it is one; None when none has."""
        found = median(self.arrived) if self.arrived else None
        return int(found) if found is not None and found == int(found) else found

    @property
    def longest(self) -> int | None:
        """The longest that anybody has waited, arrived or not."""
        return max((*self.arrived, *self.waiting), default=None)


def lead_time(referrals: Iterable[dict], stage: str = "first_contact") -> LeadTime:
    """The lead time of some referrals (rows with the day of each stage) to a stage."""
    today, arrived, waiting, declined, withdrawn = clock.today().isoformat(), [], [], 0, 0
    listed = list(referrals)
    for one in listed:
        reached = one[f"{stage}_on"] or (one["first_contact_on"] if stage == "accepted" else None)
        if reached:
            arrived.append(_days(one["sent_on"], reached))
        elif one["declined_on"]:
            declined += 1
        elif one["withdrawn_on"]:
            withdrawn += 1
        else:
            waiting.append(_days(one["sent_on"], today))
    return LeadTime(len(listed), tuple(sorted(arrived)), tuple(sorted(waiting)), declined, withdrawn)


def before_and_after(referrals: Iterable[dict], day: str) -> tuple[LeadTime, LeadTime]:
    """The lead times of those sent before a day, and of those sent on it or later."""
    listed = list(referrals)
    return (
        lead_time(one for one in listed if one["sent_on"] < day),
        lead_time(one for one in listed if one["sent_on"] >= day),
    )


def dots(*times: LeadTime) -> dict[str, Any]:
    """A picture of several lead times on one scale: of each the dots as (x, row of the pile, whether it waits).

    `longest`: the days at the end of the scale. It is a day long where nobody has waited, for a scale has two ends.
    """
    longest = max([1, *(one.longest or 0 for one in times)])
    scale = WIDE / longest
    rows = [_piled(one, scale) for one in times]
    middles = [None if one.median is None else round(one.median * scale) for one in times]
    return {"rows": list(zip(rows, middles, strict=True)), "longest": longest}


WIDE, MOST_PILED = 600, 5
"""The picture's width; what lies higher than so many on one day is drawn on the highest place."""


def _piled(time: LeadTime, scale: float) -> list[tuple[int, int, bool]]:
    told = [(day, False) for day in time.arrived] + [(day, True) for day in time.waiting]
    places = [(round(day * scale), waits) for day, waits in told]
    piles: dict[int, int] = {}
    found = []
    for x, waits in sorted(places):
        height = piles[x] = min(piles.get(x, -1) + 1, MOST_PILED)
        found.append((x, height, waits))
    return found


def _days(begin: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(begin)).days

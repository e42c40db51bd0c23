"""When a family is asked: at the start, at the programme's intervals, at the end, and some months after."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..closing.turn import CLOSED
from ..core import clock
from ..programmes.tree import Cadence

AROUND_THE_END = timedelta(days=30)
"""So long before the last day, and after it, it is the end that is asked about."""


@dataclass(frozen=True)
class Round:
    """One time of asking: which of a programme's moments it is, and the day from which it is asked."""

    moment: str
    since: date


def plus_months(day: date, months: int) -> date:
    """The same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def begun(span: Mapping[str, Any]) -> date:
    """The day on which a family's support began: the first it was there, unless it was only interested then."""
    return date.fromisoformat(span["began_on"]) if span["began_on"] else clock.local(span["made_at"]).date()


def months_since(day: date, today: date) -> int:
    """Whole months from a day to another."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return months if plus_months(day, months) <= today else months - 1


def present_round(span: Mapping[str, Any], cadence: Cadence, today: date) -> Round | None:
    """What is asked now; nothing while a family is only interested, or rests."""
    if span["status"] in CLOSED and span["closed_on"]:
        closed = date.fromisoformat(span["closed_on"])
        after = plus_months(closed, cadence.after_months)
        return Round("after", after) if after <= today else Round("end", closed - AROUND_THE_END)
    if span["status"] != "active":
        return None
    until = date.fromisoformat(span["until_day"]) if span["until_day"] else None
    if until and abs(until - today) <= AROUND_THE_END:
        return Round("end", until - AROUND_THE_END)
    start = begun(span)
    times = max(0, months_since(start, today) // cadence.measure_months)
    return Round("during" if times else "start", plus_months(start, times * cadence.measure_months))


def next_asked(span: Mapping[str, Any], cadence: Cadence, today: date) -> date | None:
    """The next day on which something is asked anew."""
    if span["status"] in CLOSED and span["closed_on"]:
        after = plus_months(date.fromisoformat(span["closed_on"]), cadence.after_months)
        return after if after > today else None
    if span["status"] != "active":
        return None
    start = begun(span)
    times = max(0, months_since(start, today) // cadence.measure_months) + 1
    ahead = plus_months(start, times * cadence.measure_months)
    end = date.fromisoformat(span["until_day"]) - AROUND_THE_END if span["until_day"] else ahead
    return end if today < end < ahead else ahead

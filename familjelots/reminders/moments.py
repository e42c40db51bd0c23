"""When somebody is told: between moments of the municipality's clocks, outside the hours chosen as quiet.

Moments are compared as instants, so that neither a switch to summer time nor the server's own zone moves an hour.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ..core import clock

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Choice:
    """What a person has chosen, or what holds until then. Clock times are as on the wall.

    silent:       kinds that one does not want
    day_at:       when one is told of what is due that day
    evening_at:   when one is told of tomorrow's visit
    ahead:        minutes before a visit; 0 is not at all
    quiet_from:   nothing is told from then until `quiet_until`; alike: always
    paused_until: the last day of a pause
    """

    silent: frozenset[str] = frozenset()
    day_at: str = "08:00"
    evening_at: str = "18:00"
    ahead: int = 60
    quiet_from: str = "20:00"
    quiet_until: str = "08:00"
    sms: bool = False
    mail: str = ""
    paused_until: str = ""


Span = Callable[[Choice], tuple[datetime, datetime]]
"""From and until when a thing is told to somebody who chose so."""


def on_day(day: str) -> Span:
    """On its day, from the hour that one chose."""
    return lambda choice: (_instant(f"{day}T{choice.day_at}"), _midnight(date.fromisoformat(day) + A_DAY))


def evening_before(wall: str) -> Span:
    """In the evening of the day before."""
    day = date.fromisoformat(wall[:10])
    return lambda choice: (_instant(f"{day - A_DAY}T{choice.evening_at}"), _midnight(day))


def ahead_of(wall: str) -> Span:
    """As long before as one chose, until it begins."""
    begins = _instant(wall)
    return lambda choice: (begins - timedelta(minutes=choice.ahead), begins)


def between(begins: datetime, ends: datetime) -> Span:
    """From an instant until another, for everybody."""
    return lambda _choice: (begins, ends)


def moment(span: Span | None, choice: Choice, now: datetime) -> datetime | None:
    """The next instant at which a thing may be told, now or later; None when there is none any more."""
    if span is None:
        return now
    begins, ends = span(choice)
    told = max(now, begins)
    if choice.paused_until:
        told = max(told, _midnight(date.fromisoformat(choice.paused_until) + A_DAY))
    told = _after_quiet(choice, told)
    return told if told < ends else None


def seconds_left(span: Span, choice: Choice, now: datetime) -> int:
    """For how long a push service may keep a message: until it is noise, or its receiver wants quiet."""
    ends = min(span(choice)[1], _next(choice.quiet_from, now)) if _has_quiet(choice) else span(choice)[1]
    return max(60, int((ends - now).total_seconds()))


def is_quiet(choice: Choice, now: datetime) -> bool:
    """Whether somebody wants quiet at an instant."""
    return shows_quiet(now.astimezone(clock.zone()).strftime("%H:%M"), choice.quiet_from, choice.quiet_until)


def shows_quiet(wall: str, begins: str, ends: str) -> bool:
    """Whether a clock that shows a time shows a quiet one. What begins as it ends is no time at all."""
    return begins <= wall < ends if begins <= ends else wall >= begins or wall < ends


def _after_quiet(choice: Choice, told: datetime) -> datetime:
    return _next(choice.quiet_until, told) if is_quiet(choice, told) else told


def _has_quiet(choice: Choice) -> bool:
    return choice.quiet_from != choice.quiet_until


def _next(wall: str, after: datetime) -> datetime:
    """When the clocks show a time next."""
    today = after.astimezone(clock.zone()).date()
    return next(one for day in (today, today + A_DAY) if (one := _instant(f"{day}T{wall}")) > after)


def _midnight(day: date) -> datetime:
    return _instant(f"{day}T00:00")


def _instant(wall: str) -> datetime:
    """In UTC: two moments of one zone are compared by what the clocks show."""
    return clock.from_wall(wall).astimezone(UTC)

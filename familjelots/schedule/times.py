"""When a visit can be: not in the past, not years away, not in the hour that summer time skips."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from ..core import clock
from ..core.errors import Invalid

SHORTEST, LONGEST = 5, 600
FURTHEST = timedelta(days=731)
LAST_YEAR = 2200
_WALL = "%Y-%m-%dT%H:%M"


def check_time(starts_at: str) -> str:
    """The wall time, when a visit can be planned for it. Raises `Invalid` about the field `starts_at`."""
    start = clock.from_wall(starts_at)
    if not clock.is_wall(starts_at):
        raise Invalid("no_such_hour", "starts_at")
    if start < clock.now():
        raise Invalid("time_is_past", "starts_at")
    if start > clock.now() + FURTHEST:
        raise Invalid("time_too_far", "starts_at")
    return starts_at


@lru_cache(maxsize=20_000)
def end_of(starts_at: str, minutes: int) -> str:
    """The wall time at which a visit ends."""
    return (datetime.fromisoformat(starts_at) + timedelta(minutes=minutes)).strftime(_WALL)


def wall_now() -> str:
    """The present wall time, `2026-11-24T09:00`."""
    return clock.local_now().strftime(_WALL)


def monday_of(wall: str) -> str:
    """The Monday of the week that a day or wall time lies in."""
    day = date.fromisoformat(wall[:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def week_of(asked: str, otherwise: str) -> date:
    """The Monday of the week of a day that somebody asks for, when a calendar has it; else of another day's."""
    try:
        monday = date.fromisoformat(monday_of(asked))
    except (ValueError, OverflowError):
        monday = date.fromisoformat(monday_of(otherwise))
    return monday if 2000 <= monday.year <= LAST_YEAR else date.fromisoformat(monday_of(otherwise))

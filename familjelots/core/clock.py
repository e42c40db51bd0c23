"""One clock for everybody, so that seeds, tests and benchmarks can stand still in time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONGEST_WAIT = timedelta(days=60)
"""What a phone says that it wrote longer ago than this was not written then: its clock is wrong, or its day is."""
_fixed: ContextVar[datetime | None] = ContextVar("fixed_clock", default=None)
_zone = {"local": ZoneInfo("Europe/Stockholm")}


def set_zone(name: str) -> None:
    """Choose the municipality's time zone (IANA name)."""
    _zone["local"] = ZoneInfo(name)


def zone() -> ZoneInfo:
    """The municipality's time zone; `key` is its IANA name."""
    return _zone["local"]


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _fixed.get() or datetime.now(UTC)


def stamp() -> str:
    """The present instant as text, `2026-11-24T08:00:00Z`."""
    return stamp_of(now())


def stamp_of(instant: datetime) -> str:
    """An aware instant as text, `2026-11-24T08:00:00Z`."""
    return f"{instant.astimezone(UTC).isoformat()[:19]}Z"


def instant(stamp: str) -> datetime:
    """The aware instant that a stamp names."""
    return datetime.fromisoformat(stamp)


def local_now() -> datetime:
    """The wall clock of the municipality, aware."""
    return now().astimezone(_zone["local"])


def local(stamp: str) -> datetime:
    """A stored instant on the municipality's wall clock."""
    return instant(stamp).astimezone(_zone["local"])


def local_day(stamp: str) -> str:
    """The municipality's date at a stored instant, as text; queries ask it by this name too."""
    return _local_day(stamp, _zone["local"])


@lru_cache(maxsize=20_000)
def _local_day(stamp: str, zone: ZoneInfo) -> str:
    return instant(stamp).astimezone(zone).date().isoformat()


def from_wall(text: str) -> datetime:
    """The instant of a wall time such as `2026-11-24T09:00`; the earlier one where summer time repeats an hour."""
    return datetime.fromisoformat(text).replace(tzinfo=_zone["local"])


def is_wall(text: str) -> bool:
    """Whether the municipality's clocks ever show a wall time: an hour of the spring is skipped."""
    moment = from_wall(text)
    return moment.astimezone(UTC).astimezone(moment.tzinfo).strftime("%Y-%m-%dT%H:%M") == text


def today() -> date:
    """The municipality's date."""
    return local_now().date()


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant."""
    token = _fixed.set(instant)
    try:
        yield
    finally:
        _fixed.reset(token)

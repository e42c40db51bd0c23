"""When the words were written that are being kept now, as their phone says."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from . import clock

_at: ContextVar[str | None] = ContextVar("written_at", default=None)


@contextmanager
def written(made_at: str | None) -> Iterator[None]:
    """What runs in here keeps words that were written then."""
    token = _at.set(made_at)
    try:
        yield
    finally:
        _at.reset(token)


def written_at() -> str | None:
    """The moment as a stamp; None outside, and where a phone said none that can be read."""
    try:
        moment = datetime.fromisoformat(_at.get() or "")
    except ValueError:
        return None
    return clock.stamp_of(moment) if moment.tzinfo else None

"""Days and times in the reader's language, as `<time>` elements that never depend on the clock."""

from datetime import date, datetime

from flask_babel import format_date, format_datetime
from markupsafe import Markup

from .. import clock


def day(value: str | date | None) -> Markup:
    """`tisdag 24 november` for a day `2026-11-24` or a wall time."""
    return _element(value, "day")


def relative(value: str | date | None) -> Markup:
    """As `day`; the phone puts "om 2 dagar" before it."""
    return _element(value, "relative")


def time(value: str | None) -> Markup:
    """`9.00` for a wall time `2026-11-24T09:00`."""
    return _element(value, "time")


def day_time(value: str | None) -> Markup:
    """`tisdag 24 november 9.00` for a wall time."""
    return _element(value, "day_time")


def received(stamp: str | None) -> Markup:
    """A stored instant (UTC) on the municipality's wall clock, as day and time."""
    return _element(clock.local(stamp).strftime("%Y-%m-%dT%H:%M") if stamp else None, "day_time")


def words(value: str | date, shape: str) -> str:
    """The same as plain words, for titles and purposes."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if shape == "time":
        return format_datetime(moment, "H.mm", rebase=False)
    if shape == "day_time":
        return format_datetime(moment, "EEEE d MMMM H.mm", rebase=False)
    return format_date(moment, "EEEE d MMMM", rebase=False)


def _element(value: str | date | None, shape: str) -> Markup:
    if not value:
        return Markup("")
    machine = value if isinstance(value, str) else value.isoformat()
    return Markup('<time datetime="{}" data-format="{}">{}</time>').format(machine, shape, words(value, shape))

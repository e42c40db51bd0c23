"""Days and times in the reader's language, as `<time>` elements that never depend on the clock."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime
from markupsafe import Markup

from .. import clock
from .language import here
from .language import translate as _

_SHAPES = {
    "day": "EEEE {day} MMMM",
    "relative": "EEEE {day} MMMM",
    "time": "{clock}",
    "day_time": "EEEE {day} MMMM {clock}",
    "column": "EEEE {day}",
    "date": "{day} MMMM y",
}
_CLOCKS = {"en": "HH:mm"}
_OUR_CLOCK = "H.mm"
_DAYS = {"da": "d."}


def day(value: str | date | None) -> Markup:
    """`tisdag 24 november` for a day `2026-11-24` or a wall time."""
    return _element(value, "day", here())


def relative(value: str | date | None) -> Markup:
    """As `day`; the phone puts "om 2 dagar" before it."""
    return _element(value, "relative", here())


def time(value: str | None) -> Markup:
    """`9.00` for a wall time `2026-11-24T09:00`."""
    return _element(value, "time", here())


def day_time(value: str | None) -> Markup:
    """`tisdag 24 november 9.00` for a wall time."""
    return _element(value, "day_time", here())


def age(stamp: str | None) -> Markup:
    """`sedan 22 augusti 2026` for a stored instant; the phone says "sedan 3 månader" instead."""
    return _age(clock.local_day(stamp), here()) if stamp else Markup("")


@lru_cache(maxsize=20_000)
def _age(day: str, language: str) -> Markup:
    since = words(day, "date", language)
    told = Markup('<time datetime="{}" data-format="age" data-words="{}">{}</time>')
    return told.format(day, _("sedan {n}"), _("sedan %(day)s", day=since))


def received(stamp: str | None) -> Markup:
    """A stored instant (UTC) on the municipality's wall clock, as day and time."""
    return _element(clock.local(stamp).strftime("%Y-%m-%dT%H:%M") if stamp else None, "day_time", here())


def spelled(value: str | None, shape: str) -> str:
    """The words alone, for a `<time>` element that carries attributes of its own; empty for nothing."""
    return words(value, shape, here()) if value else ""


@lru_cache(maxsize=20_000)
def words(value: str | date, shape: str, language: str) -> str:
    """The same as plain words, for titles and purposes."""
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    pattern = _SHAPES[shape].format(clock=_CLOCKS.get(language, _OUR_CLOCK), day=_DAYS.get(language, "d"))
    if isinstance(moment, datetime):
        return format_datetime(moment, pattern, locale=language)
    return format_date(moment, pattern, locale=language)


@lru_cache(maxsize=20_000)
def _element(value: str | date | None, shape: str, language: str) -> Markup:
    if not value:
        return Markup("")
    machine = value if isinstance(value, str) else value.isoformat()
    shown = words(value, shape, language)
    return Markup('<time datetime="{}" data-format="{}">{}</time>').format(machine, shape, shown)

"""A time zone as two yearly rules. Outlook reads no lists of dates, which icalendar would write."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HOUR = timedelta(hours=1)


def as_component(zone: ZoneInfo, year: int) -> Timezone:
    """The zone's rules as they are in a year, from that year's turns of the clock."""
    component = Timezone()
    component.add("tzid", zone.key)
    turns = list(_turns(zone, year))
    for instant in turns:
        component.add_component(_rule(zone, instant))
    if not turns:
        component.add_component(_always(zone, year))
    return component


def _turns(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """The instants of a year at which the clock is put forward or back."""
    at, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while at < end:
        if _offset(zone, at) != _offset(zone, at + HOUR):
            yield at + HOUR
        at += HOUR


def _rule(zone: ZoneInfo, instant: datetime) -> TimezoneStandard | TimezoneDaylight:
    before, after = _offset(zone, instant - HOUR), _offset(zone, instant)
    wall = (instant + before).replace(tzinfo=None)  # what the clock shows when it is put
    rule = TimezoneDaylight() if after > before else TimezoneStandard()
    rule.add("dtstart", wall)
    rule.add("rrule", {"freq": "yearly", "bymonth": wall.month, "byday": _weekday(wall)})
    return _named(rule, zone, instant, before, after)


def _always(zone: ZoneInfo, year: int) -> TimezoneStandard | TimezoneDaylight:
    instant = datetime(year, 1, 1, tzinfo=UTC)
    rule = TimezoneStandard()
    rule.add("dtstart", datetime(year, 1, 1))  # noqa: DTZ001 - a wall time, which has no zone
    return _named(rule, zone, instant, _offset(zone, instant), _offset(zone, instant))


def _named(
    rule: TimezoneStandard | TimezoneDaylight, zone: ZoneInfo, instant: datetime, before: timedelta, after: timedelta
) -> TimezoneStandard | TimezoneDaylight:
    rule.add("tzname", instant.astimezone(zone).tzname())
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", after)
    return rule


def _weekday(wall: datetime) -> str:
    """Which one of its month a day is: the last Sunday is `-1SU`, the second `2SU`."""
    last = (wall + timedelta(days=7)).month != wall.month
    return f"{-1 if last else (wall.day - 1) // 7 + 1}{DAYS[wall.weekday()]}"


def _offset(zone: ZoneInfo, instant: datetime) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()

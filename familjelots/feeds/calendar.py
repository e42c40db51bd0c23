"""Planned visits as iCalendar (RFC 5545): times with their zone, moves by sequence, cancellations as such.

Visits that recur are an event each, without RRULE: each may be moved, given or called off alone, and the exceptions
that a rule would need are read badly where calendars are subscribed to.
"""

from collections.abc import Container, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from icalendar import Calendar, Event

from ..core import clock
from .zone import as_component

PRODUCT = "-//familjelots//calendar//EN"
EVERY = timedelta(minutes=30)
"""So often calendars may ask again."""


def as_calendar(
    visits: Iterable[dict], revisions: dict[str, tuple[int, str]], name: str, *, named: Container[str], whose: bool
) -> bytes:
    """The feed's bytes. `named`: the families whose name is told. `whose`: the coach's is.

    No place, purpose or interpreter is ever told: a calendar is read by many eyes and kept by others.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", clock.zone().key)
    calendar.add("refresh-interval", EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", EVERY)
    calendar.add_component(as_component(clock.zone(), clock.today().year - 1))
    for visit in visits:
        calendar.add_component(_event(visit, revisions.get(visit["id"], (0, visit["made_at"])), named, whose))
    return calendar.to_ical()


def _event(visit: dict, revision: tuple[int, str], named: Container[str], whose: bool) -> Event:
    times, changed = revision
    begins = clock.from_wall(visit["starts_at"])
    event = Event()
    event.add("uid", f"{visit['id']}@familjelots")
    event.add("dtstamp", clock.instant(changed))
    event.add("last-modified", clock.instant(changed))
    event.add("sequence", times)
    event.add("dtstart", begins)
    event.add("dtend", _later(begins, visit["minutes"]))
    event.add("summary", _summary(visit, named, whose))
    event.add("status", "CANCELLED" if visit["status"] == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if visit["status"] == "cancelled" else "OPAQUE")
    event.add("class", "PRIVATE")
    return event


def _later(begins: datetime, minutes: int) -> datetime:
    """So many real minutes later, also where summer time begins or ends between."""
    return (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begins.tzinfo)


def _summary(visit: dict, named: Container[str], whose: bool) -> str:
    family = visit["family_name"] if visit["family"] in named and not visit["family_protected"] else ""
    told: list[Any] = [visit["coach_name"] if whose else "", _("Besök"), family]
    return " ".join(filter(None, told))

"""A family is told that a visit has changed: neutrally, on the own phone, once what was done has stood for a while."""

from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from ..reminders.moments import Span, between
from ..reminders.things import Thing
from ..schedule import queries as schedule
from ..schedule.undo import WHILE

KIND = "visit_changed"
FOR = timedelta(hours=24)


def things(db: Database) -> list[Thing]:
    """The newest change of each visit to come that matters at home: another time, another person, or off."""
    since = clock.stamp_of(clock.now() - FOR)
    return [
        Thing(KIND, one["id"], one["family"], one["made_at"], [one["account"]], _span(one))
        for one in schedule.changes_for_families(db, since)
        if one["made_by"] != one["account"] and clock.from_wall(one["first"]) > clock.now()
    ]


def _span(change: dict) -> Span:
    made = clock.instant(change["made_at"])
    return between(made + WHILE, min(made + FOR, clock.from_wall(change["first"])))

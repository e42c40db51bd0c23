"""A family is told that a visit has changed: neutrally, on the own phone, once what was done has stood for a while."""

from collections.abc import Iterable
from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from ..reminders import queries
from ..reminders.chosen import choices
from ..reminders.moments import Span, between
from ..reminders.things import Thing
from ..reminders.ways import ways_of
from ..schedule import change_queries as schedule_changes
from ..schedule.undo import WHILE

KIND = "visit_changed"
FOR = timedelta(hours=24)


def things(db: Database) -> list[Thing]:
    """The newest change of each visit to come that matters at home: another time, another person, or off."""
    since = clock.stamp_of(clock.now() - FOR)
    return [
        Thing(KIND, one["id"], one["family"], one["made_at"], [one["account"]], _span(one))
        for one in schedule_changes.changes_for_families(db, since)
        if one["made_by"] != one["account"] and clock.from_wall(one["first"]) > clock.now()
    ]


def reached(db: Database, members: Iterable[str]) -> set[str]:
    """Which of these members are told so: they have a phone or another way, and want to hear of it now."""
    found = queries.accounts_of(db, members)
    chosen = choices(db, found.values())
    ways = ways_of(db, {account: chosen[account] for account in found.values()})
    today = clock.today().isoformat()
    quiet = {id for id, choice in chosen.items() if KIND in choice.silent or choice.paused_until >= today}
    return {member for member, account in found.items() if account in ways and account not in quiet}


def _span(change: dict) -> Span:
    made = clock.instant(change["made_at"])
    return between(made + WHILE, min(made + FOR, clock.from_wall(change["first"])))

"""Whose time has passed, and whom the sweep tells: the named colleague, else whoever coordinates."""

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..reminders.things import Thing
from . import queries

KIND = "lone_visit"


def has_passed(lone_visit: dict) -> bool:
    """Whether she should have been heard of by now."""
    return clock.from_wall(lone_visit["expected_at"]) <= clock.now()


def alarms(db: Database) -> list[Thing]:
    """One for each time that has passed without a word."""
    late = [one for one in queries.open_ones(db) if has_passed(one)]
    lead = [one["id"] for one in accounts.colleagues(db) if one["role"] == "coordinator"] if late else []
    return [_alarm(one, lead) for one in late]


def _alarm(one: dict, lead: list[str]) -> Thing:
    receivers = [account for account in dict.fromkeys((one["colleague"], *lead)) if account != one["coach"]]
    return Thing(KIND, one["id"], None, one["expected_at"], receivers)

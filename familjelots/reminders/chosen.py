"""What people have chosen about their reminders, as the sweep and the page ask for it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from . import choice_queries
from .moments import Choice

KINDS = {
    "coach": ("step", "follow_up", "cadence", "referral", "change"),
    "coordinator": ("referral", "change_overdue"),
    "team": ("referral",),
    "family": ("step", "visit", "visit_changed"),
}
"""Of what each role can be reminded. What cannot wait is told in any case."""

USUAL = Choice()


def choices(db: Database, accounts: Iterable[str]) -> dict[str, Choice]:
    """What each of some people chose; of everybody else what holds until then."""
    found: dict[str, Choice] = defaultdict(Choice)
    found.update({one["account"]: _choice(one) for one in choice_queries.choices(db, set(accounts))})
    return found


def choice_of(db: Database, account: str) -> Choice:
    """What one person chose."""
    return choices(db, [account])[account]


def _choice(row: dict[str, Any]) -> Choice:
    if row["silent"] is None:
        return Choice(paused_until=row["paused_until"])
    facts = {name: value for name, value in row.items() if name not in ("account", "silent", "sms")}
    return Choice(**facts, silent=frozenset(row["silent"].split()), sms=bool(row["sms"]))

"""Families are found: by words, by choices, fifty a page, each with why when it is past its rhythm."""

import json
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..access import shown_name, visible_where
from ..core import clock
from ..core.db import Found
from ..programmes import programme_of
from ..schedule.times import wall_now
from . import queries
from .wanted import Wanted

A_PAGE = 50
WHOLE = 100_000
"""A coach's list is one page, so that a phone can keep it; a file has all."""


def find(db: Database, who: Any, wanted: Wanted, first: int = 0, most: int = A_PAGE) -> Found:
    """The families that are wanted, of those that a person may open, as they are written down."""
    where, values = condition(db, who, wanted)
    return queries.find(db, where, {**values, "most": most, "first": first}, late_first=bool(wanted.past))


def count(db: Database, who: Any, wanted: Wanted) -> int:
    """How many those are."""
    return queries.count(db, *condition(db, who, wanted))


def condition(db: Database, who: Any, wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """What is true of those families, with its values. Nobody finds a family that stays closed to them."""
    where, values = visible_where(who)
    named = [where, *(queries.FILTERS[name] for name in wanted.chosen)]
    days = {"rhythms": rhythms(db)} if wanted.past else {}
    return " AND ".join(named), {**wanted.chosen, "words": wanted.match, "reader": who.role, **days, **values}


def rhythms(db: Database) -> str:
    """Programme, version, phase, from which day on, and the days between conversations, as the query reads it."""
    known = [
        (one["programme"], one["programme_version"], programme_of(db, one).cadence) for one in queries.versions(db)
    ]
    return json.dumps([(name, version, *phase) for name, version, cadence in known for phase in cadence.phases])


def shown(family: dict) -> dict:
    """A family as staff's lists show it: of one with a protected identity no more than a letter."""
    protected = family["protected"]
    closed = {"alias": "", "case_number": ""} if protected else {}
    return {**family, **closed, "name": shown_name(family["name"], protected)}


def reasons(db: Database, families: list[dict]) -> dict[str, dict[str, Any]]:
    """Family → its rhythm and why it may be past it: the last conversation, and what has become of it since."""
    ids = [one["id"] for one in families]
    told = queries.conversations(db, ids, wall_now(), clock.today().isoformat(), rhythms(db))
    return {id: {**one, "ago": _ago(one)} for id, one in told.items()}


def _ago(talked: dict) -> int:
    return (clock.today() - date.fromisoformat((talked["last"] or talked["begun"])[:10])).days

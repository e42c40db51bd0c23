"""Time used with families, as those who used it wrote it: by week and kind, with how many entries say nothing of it."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from . import time_queries

WEEKS = 12
TEAM_WEEKS = 4
GROUPS = {"home": "home", "phone": "phone", "meeting": "meeting", "school": "meeting", "along": "along"}
"""The kinds as the page's columns have them: a school meeting is a meeting."""


def own_time(db: Database, account: str) -> list[dict[str, Any]]:
    """Week by week, newest first: `monday`, minutes by column, `minutes` in all, `told` of `entries`."""
    found = time_queries.minutes_of(db, account, _since(WEEKS))
    return _summed(found, "monday")


def team_time(db: Database) -> list[dict[str, Any]]:
    """The same of everybody who works with families, in the last four weeks, by `name`."""
    found = time_queries.minutes_of_all(db, _since(TEAM_WEEKS))
    return sorted(_summed(found, "person"), key=lambda one: (one["name"], one["person"]))


def _since(weeks: int) -> str:
    today = clock.today()
    return (today - timedelta(days=today.weekday(), weeks=weeks - 1)).isoformat()


def _summed(found: list[dict], by: str) -> list[dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for one in found:
        blank = {**dict.fromkeys(GROUPS.values(), 0), "minutes": 0, "entries": 0, "told": 0}
        line = told.setdefault(one[by], {**blank, by: one[by], "name": one["name"]})
        line[GROUPS[one["kind"]]] += int(one["minutes"])
        for name in ("minutes", "entries", "told"):
            line[name] += int(one[name])
    return list(told.values())

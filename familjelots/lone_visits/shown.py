"""Lone visits as pages show them: one's own, those whose time has passed, those who are out now, those who are back."""

from collections.abc import Collection
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..reminders import queries as reminders
from ..schedule.times import end_of
from . import queries
from .alarm import KIND, has_passed
from .check_in import ROLES
from .heard_of import may_reach

SETTLED_MOST = 50
A_DAY = 24 * 60
NOBODY: dict[str, Any] = {"mine": None, "passed": [], "out": []}


def now(db: Database, who: Any, known: Collection[str] = ()) -> dict[str, Any]:
    """Who is expected: `mine`, `passed` without a word, and those who are `out` while their time lasts.

    `known`: families that the reader may open; of anybody else's visit only that somebody is alone is told.
    """
    if who.role not in ROLES:
        return NOBODY
    found = queries.open_ones(db, None if who.role == "coordinator" else who.id)
    cards = _cards(db, who, found, known) if found else []
    others = [one for one in cards if one["coach"] != who.id]
    return {
        "mine": next((one for one in cards if one["coach"] == who.id), None),
        "passed": [one for one in others if one["passed"]],
        "out": [one for one in others if not one["passed"]],
    }


def _cards(db: Database, who: Any, found: list[dict], known: Collection[str]) -> list[dict]:
    told: dict[str, list[dict]] = {}
    for one in reminders.told_of(db, KIND, [card["id"] for card in found]):
        told.setdefault(f"{one['record']} {one['due']}", []).append(one)
    reachable = {one["account"] for one in reminders.live_subscriptions(db, {card["colleague"] for card in found})}
    return [
        {
            **card,
            "passed": has_passed(card),
            "today": _same_day(card),
            "latest": end_of(card["expected_at"], A_DAY),
            "may_reach": may_reach(who, card),
            "unreachable": card["colleague"] not in reachable,
            "opens": card["family"] in known,
            "told": told.get(f"{card['id']} {card['expected_at']}", []),
        }
        for card in found
    ]


def _same_day(card: dict) -> bool:
    """Whether the time says enough without its day, whenever the page is read."""
    return card["expected_at"][:10] == clock.local(card["made_at"]).date().isoformat()


def settled(db: Database, who: Any) -> list[dict]:
    """The latest who are back, each with what became of it."""
    found = queries.settled_ones(db, None if who.role == "coordinator" else who.id, SETTLED_MOST)
    events: dict[str, list[dict]] = {}
    for event in queries.events_of(db, [one["id"] for one in found]):
        late = event["kind"] == "out" and clock.instant(event["made_at"]) > clock.from_wall(event["expected_at"])
        events.setdefault(event["lone_visit"], []).append({**event, "late": late})
    return [{**one, "events": events.get(one["id"], [])} for one in found]

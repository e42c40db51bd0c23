"""A move that its author may still take back: an ordinary move to where the visit was."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from . import change_queries, queries
from .times import wall_now

WHILE = timedelta(minutes=10)
"""Without a script the button stays on the page; whoever comes back to its address later is not offered it."""


def undo_of(db: Database, who: Any, planned_visit_id: str) -> dict | None:
    """The visit, the time that it had and the one that this person moved it to just now; None without a way back."""
    visit = queries.planned_visit(db, planned_visit_id)
    if visit is None or visit["status"] != "planned" or visit["visit"]:
        return None
    last = next(iter(change_queries.changes_of(db, planned_visit_id)), None)
    if last is None or last["what"] != "moved" or last["made_by"] != who.id:
        return None
    was = last["before"]["starts_at"]
    fresh = clock.now() - clock.instant(last["made_at"]) <= WHILE
    if (
        not fresh
        or last["after"]["starts_at"] != visit["starts_at"]
        or was in (visit["starts_at"], "")
        or was < wall_now()
    ):
        return None
    return {"visit": visit, "was": was, "is": visit["starts_at"]}

"""A change idea: hypothesis → test → measure → keep or drop. And a routine that changed on a day."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from . import idea_queries, queries

HYPOTHESIS = "hypothesis"
NEXT = {
    HYPOTHESIS: ("test", "drop"),
    "test": ("measure", "drop"),
    "measure": ("keep", "drop", "test"),
    "keep": ("measure", "drop"),
    "drop": ("test",),
}
"""What can come after each stage: what is kept may be measured again, what was dropped may be tried again."""


def suggest_change(db: Database, who: Any, op: str, id: str, hypothesis: str) -> list[str]:
    """Suggest something to try, and what it is thought to lead to. Anybody of either unit may."""
    _only_staff(who)
    queries.add(db, "change_idea", {"id": id, "hypothesis": hypothesis, **_made(who, op)})
    return ["/change-ideas"]


def advance_change(
    db: Database, who: Any, op: str, idea_id: str, id: str, stage: str, words: str, day: str
) -> list[str]:
    """Go on with an idea: what is tried, what was seen, whether it is kept."""
    _only_staff(who)
    idea = idea_queries.idea(db, idea_id)
    if idea is None:
        raise NotFound(missing=idea_id)
    if stage not in NEXT[idea["stage"]]:
        raise Conflict("stage_out_of_order", "stage")
    record = {"id": id, "idea": idea_id, "stage": stage, "words": words, "day": _past(day)}
    queries.add(db, "change_stage", {**record, **_made(who, op)})
    return [f"/change-ideas/{idea_id}", "/change-ideas"]


def date_routine_change(db: Database, who: Any, op: str, id: str, day: str, what: str, idea: str) -> list[str]:
    """Say from which day a routine is another, so that times before and after it can be seen beside each other."""
    _only_staff(who)
    if idea and idea_queries.idea(db, idea) is None:
        raise Invalid("unknown_choice", "idea")
    record = {"id": id, "day": _past(day), "what": what, "idea": idea or None}
    queries.add(db, "routine_change", {**record, **_made(who, op)})
    return ["/lead-times", *([f"/change-ideas/{idea}"] if idea else [])]


def _past(day: str) -> str:
    day = day or clock.today().isoformat()
    if day > clock.today().isoformat():
        raise Invalid("day_to_come", "day")
    return day


def _only_staff(who: Any) -> None:
    if not who.works_with_families:
        raise NotFound


def _made(who: Any, op: str) -> dict[str, str]:
    return {"made_by": who.id, "made_at": clock.stamp(), "op": op}

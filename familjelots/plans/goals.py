"""Goals: proposed in the coach's words and the family's own, agreed by the family's yes."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import in_own_home, open_family
from ..core import clock
from ..core.edits import merge
from ..core.errors import Invalid, NotFound
from . import queries
from .checks import changed_pages, edits_of, of_family, open_as_staff

ENDINGS = frozenset({"reached", "changed", "ended"})


def propose_goal(
    db: Database, who: Any, op: str, family_id: str, id: str, text: str, kind: str = "goal", own_words: str = "",
    parent: str = "", household: str = "",
) -> list[str]:  # fmt: skip
    """Propose a goal. It is agreed when the family says yes. A family has one shared goal at a time."""
    open_as_staff(db, who, family_id)
    if kind == "shared" and queries.shared_goal(db, family_id):
        raise Invalid("shared_goal_exists", "kind")
    queries.add(
        db,
        "goal",
        {
            "id": id,
            "family": family_id,
            "kind": kind or "goal",
            "parent": of_family(db, family_id, "goal", parent, "parent"),
            "household": of_family(db, family_id, "household", household),
            "text": text,
            "own_words": own_words,
            "status": "proposed",
            "made_by": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return changed_pages(who, family_id)


def edit_goal(
    db: Database, who: Any, op: str, goal_id: str, text: str, own_words: str, status: str, base: Mapping
) -> list[str]:
    """Change a goal's words, or say that it is reached, changed or ended. Only the family's yes makes it agreed."""
    goal = _goal(db, goal_id)
    open_as_staff(db, who, goal["family"])
    edits = edits_of(base, {"text": text, "own_words": own_words})
    if status and status != base.get("status", goal["status"]):
        if status not in ENDINGS:
            raise Invalid("goal_needs_yes", "status")
        edits["status"] = (base.get("status", goal["status"]), status)
    met = merge(db, who, op, "goal", goal_id, edits)
    return changed_pages(who, goal["family"], met)


def end_goal(
    db: Database, who: Any, op: str, family_id: str, id: str, goal: str, status: str, reason: str
) -> list[str]:
    """Say that a goal is reached, changed or ended, and why. Each time is kept; the latest is how it stands."""
    open_as_staff(db, who, family_id)
    ended = of_family(db, family_id, "goal", goal)
    if not ended:
        raise Invalid("unknown_choice", "goal")
    facts = {"id": id, "goal": ended, "status": status, "reason": reason}
    queries.add(db, "goal_ending", {**facts, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    queries.end_goal(db, ended, status)
    return changed_pages(who, family_id)


def answer_goal(db: Database, who: Any, op: str, goal_id: str, id: str, answer: str) -> list[str]:
    """The family's yes, no or later, given on its own phone or at the table through the coach. All are kept.

    What the family itself has proposed is agreed by our yes instead.
    """
    goal = _goal(db, goal_id)
    open_family(db, who, goal["family"])
    if not in_own_home(db, who, goal["household"]):
        raise NotFound
    stamp = clock.stamp()
    given = {"id": id, "goal": goal_id, "answer": answer, "made_by": who.id, "made_at": stamp, "op": op}
    queries.add(db, "goal_answer", given)
    if answer == "yes" and not (who.role == "family" and queries.is_familys_own(db, goal_id)):
        queries.agree_goal(db, goal_id, stamp)
    return changed_pages(who, goal["family"])


def _goal(db: Database, goal_id: str) -> dict:
    found = queries.goal(db, goal_id)
    if found is None:
        raise NotFound(missing=goal_id)
    return found

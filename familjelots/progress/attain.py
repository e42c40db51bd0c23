"""How far a goal was reached, from −2 to +2, by levels that were agreed before."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid
from ..plans.checks import of_family
from . import queries
from .checks import day_gone, pages_of

LEVELS = ("much_less", "less", "expected", "more", "much_more")
"""From −2 to +2."""
VALUES = ("-2", "-1", "0", "1", "2")


def agree_levels(
    db: Database, who: Any, op: str, family: dict, id: str, goal: str, much_less: str, less: str, expected: str,
    more: str, much_more: str,
) -> list[str]:  # fmt: skip
    """Agree on what less, expected and more would be. Once a goal has been measured by its levels they stay."""
    known = _goal(db, family["id"], goal)
    if any(one["goal"] == known for one in queries.ratings(db, family["id"])):
        raise Conflict("levels_in_use", "goal")
    words = {"much_less": much_less, "less": less, "expected": expected, "more": more, "much_more": much_more}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "goal_levels", {"id": id, "family": family["id"], "goal": known, **words, **made})
    return pages_of(who, family["id"])


def rate_goal(
    db: Database, who: Any, op: str, family: dict, id: str, goal: str, value: str, words: str = "", day: str = ""
) -> list[str]:
    """Say, together with the family, which of the agreed levels it is now. A later row of the same day corrects."""
    known = _goal(db, family["id"], goal)
    agreed = [one["id"] for one in queries.levels(db, family["id"]) if one["goal"] == known]
    if not agreed:
        raise Invalid("agree_levels_first", "goal")
    told = {"id": id, "family": family["id"], "goal": known, "levels": agreed[-1], "day": day_gone(day)}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "goal_rating", {**told, "value": int(value), "words": words, **made})
    return pages_of(who, family["id"])


def _goal(db: Database, family: str, goal: str) -> str:
    found = of_family(db, family, "goal", goal)
    if found is None:
        raise Invalid("unknown_choice", "goal")
    return found

"""A goal in the family's own words, written by the family itself."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import in_own_home, open_family
from ..core.edits import merge
from ..core.errors import NotFound
from . import queries
from .checks import changed_pages, edits_of


def word_goal(db: Database, who: Any, op: str, goal_id: str, own_words: str, base: Mapping[str, str]) -> list[str]:
    """Say a goal in own words. What somebody else wrote meanwhile stays, with both texts kept."""
    goal = queries.goal(db, goal_id)
    if goal is None:
        raise NotFound(missing=goal_id)
    open_family(db, who, goal["family"])
    if not in_own_home(db, who, goal["household"]):
        raise NotFound
    met = merge(db, who, op, "goal", goal_id, edits_of(base, {"own_words": own_words}))
    return changed_pages(who, goal["family"], met)

"""Steps on the programme's ladder: where each grown person stands, and what made it move."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..programmes import programme_of
from . import queries
from .checks import day_gone, grown, pages_of


def move_on_ladder(
    db: Database, who: Any, op: str, family: dict, id: str, member: str, rung: str, words: str, day: str = ""
) -> list[str]:
    """Say on which step somebody stands now and what led there: up, down, or for the first time."""
    if rung not in {one.id for one in programme_of(db, family).ladder}:
        raise Invalid("unknown_choice", "rung")
    whose = {"id": id, "family": family["id"], "member": grown(db, family["id"], member)["id"]}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "ladder_move", {**whose, "rung": rung, "day": day_gone(day), "words": words, **made})
    return pages_of(who, family["id"])

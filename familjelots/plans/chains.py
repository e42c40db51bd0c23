"""Det som är svårt → steg → vad det ledde till. What was tried before and what came of a step is only ever added."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import Invalid
from . import queries
from .checks import changed_pages, of_family
from .readable import readable_about, readable_steps


def add_tried(
    db: Database, who: Any, op: str, family_id: str, id: str, barrier: str, text: str, by_whom: str = "",
    at_time: str = "",
) -> list[str]:  # fmt: skip
    """Tell what was tried before against something hard, in own words: the family itself, or staff for it."""
    family = open_family(db, who, family_id)
    found = queries.barrier(db, of_family(db, family_id, "barrier", barrier) or "")
    if not found or not readable_about(db, who, family, [found]):
        raise Invalid("unknown_choice", "barrier")
    told = {"barrier": barrier, "text": text, "by_whom": by_whom, "at_time": at_time}
    return _tell(db, who, op, family_id, "barrier_tried", {"id": id, **told})


def tell_result(db: Database, who: Any, op: str, family_id: str, id: str, step: str, text: str) -> list[str]:
    """Tell what a step led to: by the family itself, or noted by staff."""
    family = open_family(db, who, family_id)
    found = queries.step(db, step)
    if not found or found["family"] != family_id or not readable_steps(db, who, family, [found]):
        raise Invalid("unknown_choice", "step")
    return _tell(db, who, op, family_id, "step_result", {"id": id, "step": step, "text": text})


def _tell(db: Database, who: Any, op: str, family_id: str, table: str, told: dict[str, str]) -> list[str]:
    facts = {**told, "family": family_id, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, table, facts)
    return changed_pages(who, family_id)

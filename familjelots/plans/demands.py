"""What an authority demands of a family: said openly beside the goal, with who demands it and why."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import NotFound
from . import chain_queries, queries
from .checks import changed_pages, edits_of, of_family, open_as_staff


def add_demand(
    db: Database, who: Any, op: str, family_id: str, id: str, text: str, asked_by: str, why: str, until_day: str = "",
    member: str = "", household: str = "",
) -> list[str]:  # fmt: skip
    """Note what is demanded, by whom, why and until when. The family reads it."""
    open_as_staff(db, who, family_id)
    queries.add(
        db,
        "demand",
        {
            "id": id,
            "family": family_id,
            "household": of_family(db, family_id, "household", household),
            "member": of_family(db, family_id, "member", member),
            "text": text,
            "asked_by": asked_by,
            "why": why,
            "until_day": until_day or None,
            "made_by": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return changed_pages(who, family_id)


def edit_demand(
    db: Database, who: Any, op: str, demand_id: str, text: str, asked_by: str, why: str, until_day: str, status: str,
    base: Mapping,
) -> list[str]:  # fmt: skip
    """Change its words or day, or say that it is met or lifted."""
    demand = chain_queries.demand(db, demand_id)
    if demand is None:
        raise NotFound(missing=demand_id)
    open_as_staff(db, who, demand["family"])
    edits = edits_of(base, {"text": text, "asked_by": asked_by, "why": why, "until_day": until_day})
    if "until_day" in edits:
        edits["until_day"] = (edits["until_day"][0] or None, edits["until_day"][1] or None)
    if status:
        edits["status"] = (base.get("status", demand["status"]), status)
    met = merge(db, who, op, "demand", demand_id, edits)
    return changed_pages(who, demand["family"], met)

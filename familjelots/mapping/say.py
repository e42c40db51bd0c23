"""What somebody says about an area of life. What works and what is hard become parts of the plan, and stand there."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import Conflict, Invalid, NotFound
from ..plans.barriers import add_barrier
from ..plans.checks import edits_of, open_as_staff
from ..plans.strengths import add_strength
from ..programmes import programme_of
from . import queries
from .checks import home_of, pages_of, person_of

Rows = list[dict[str, str]]


def say_in_mapping(
    db: Database, who: Any, op: str, family_id: str, id: str, member: str, area: str, stance: str, wish: str = "",
    need: str = "", strengths: Rows | None = None, barriers: Rows | None = None,
) -> list[str]:  # fmt: skip
    """Add what somebody said about an area to the mapping that is being made; the first words begin one."""
    family = open_as_staff(db, who, family_id)
    if area not in programme_of(db, family).areas:
        raise Invalid("unknown_choice", "area")
    mapping = _being_made(db, who, op, family_id, person_of(db, family_id, member))
    stamp = clock.stamp()
    said = {"id": id, "mapping": mapping["id"], "family": family_id, "area": area, "stance": stance}
    words = {"wish": wish, "need": need, "made_by": who.id, "made_at": stamp, "op": op}
    queries.add(db, "saying", said | words)
    whose = {"member": member, "household": mapping["household"] or ""}
    for row in strengths or []:
        add_strength(db, who, op, family_id, row["id"], row["text"], **whose)
        queries.add(db, "mapped", {"record": row["id"], "saying": id, "kind": "strength", "op": op})
    for row in barriers or []:
        add_barrier(db, who, op, family_id, row["id"], row["text"], area, **whose)
        queries.add(db, "mapped", {"record": row["id"], "saying": id, "kind": "barrier", "op": op})
    return pages_of(who, family_id)


def edit_saying(
    db: Database, who: Any, op: str, saying_id: str, stance: str, wish: str, need: str, base: Mapping[str, str]
) -> list[str]:
    """Say it better, until both have confirmed it."""
    saying = queries.saying(db, saying_id)
    if saying is None:
        raise NotFound(missing=saying_id)
    open_as_staff(db, who, saying["family"])
    if saying["status"] != "draft":
        raise Conflict("mapping_confirmed")
    edits = edits_of(base, {"wish": wish, "need": need})
    if stance:
        edits["stance"] = (base.get("stance", saying["stance"]), stance)
    met = merge(db, who, op, "saying", saying_id, edits)
    queries.set_completion(db, saying["mapping"], None)
    return pages_of(who, saying["family"], met)


def _being_made(db: Database, who: Any, op: str, family_id: str, member: dict) -> dict:
    """The draft that the words belong to. Words that come after the coach said that it is done open it again."""
    found = queries.draft(db, member["id"])
    if found:
        queries.set_completion(db, found["id"], None)
        return found
    begun = {
        "id": str(uuid5(UUID(op), "mapping")),
        "family": family_id,
        "household": home_of(db, family_id, member["id"]),
        "member": member["id"],
        "status": "draft",
        "shared": "self",
        "made_by": who.id,
        "made_at": clock.stamp(),
        "op": op,
    }
    queries.add(db, "mapping", begun)
    return begun

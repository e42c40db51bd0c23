"""Det som är svårt: named by the family, in its own words."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import Invalid, NotFound
from ..programmes import programme_of
from . import queries
from .checks import changed_pages, doer_of, edits_of, of_family, open_as_staff


def add_barrier(
    db: Database, who: Any, op: str, family_id: str, id: str, text: str, area: str = "", member: str = "",
    household: str = "", private: bool = False, owner: str = "", owner_name: str = "",
) -> list[str]:  # fmt: skip
    """Note something that is hard, and who takes care of it, if anybody. A private one stays with the staff."""
    family = open_as_staff(db, who, family_id)
    _known_area(db, family, area)
    _known_owner(db, family_id, owner)
    queries.add(
        db,
        "barrier",
        {
            "id": id,
            "family": family_id,
            "household": of_family(db, family_id, "household", household),
            "member": of_family(db, family_id, "member", member),
            "area": area,
            "text": text,
            "private": int(private),
            "owner": owner,
            "owner_name": owner_name,
            "made_by": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return changed_pages(who, family_id)


def edit_barrier(
    db: Database, who: Any, op: str, barrier_id: str, text: str, area: str, status: str, base: Mapping,
    owner: str = "", owner_name: str = "",
) -> list[str]:  # fmt: skip
    """Change the words, the area or who takes care of it, or say that it is eased, gone or parked."""
    barrier = queries.barrier(db, barrier_id)
    if barrier is None:
        raise NotFound(missing=barrier_id)
    family = open_as_staff(db, who, barrier["family"])
    _known_area(db, family, area)
    _known_owner(db, family["id"], owner)
    edits = edits_of(base, {"text": text, "area": area, "owner": owner, "owner_name": owner_name})
    if status:
        edits["status"] = (base.get("status", barrier["status"]), status)
    met = merge(db, who, op, "barrier", barrier_id, edits)
    return changed_pages(who, family["id"], met)


def _known_area(db: Database, family: dict, area: str) -> None:
    if area and area not in programme_of(db, family).areas:
        raise Invalid("unknown_choice", "area")


def _known_owner(db: Database, family_id: str, owner: str) -> None:
    """Somebody takes care of it as somebody does a step; or nobody yet."""
    try:
        if owner:
            doer_of(db, family_id, owner)
    except Invalid as unknown:
        raise Invalid(unknown.code, "owner") from unknown

"""What carries a family."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import NotFound
from . import queries
from .checks import changed_pages, edits_of, of_family, open_as_staff


def add_strength(
    db: Database, who: Any, op: str, family_id: str, id: str, text: str, member: str = "", household: str = ""
) -> list[str]:
    """Note something that works, or somebody to lean on."""
    open_as_staff(db, who, family_id)
    queries.add(
        db,
        "strength",
        {
            "id": id,
            "family": family_id,
            "household": of_family(db, family_id, "household", household),
            "member": of_family(db, family_id, "member", member),
            "text": text,
            "made_by": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return changed_pages(who, family_id)


def edit_strength(db: Database, who: Any, op: str, strength_id: str, text: str, base: Mapping[str, str]) -> list[str]:
    """Change the words. What somebody else changed meanwhile stays, with both texts kept."""
    strength = queries.strength(db, strength_id)
    if strength is None:
        raise NotFound(missing=strength_id)
    open_as_staff(db, who, strength["family"])
    met = merge(db, who, op, "strength", strength_id, edits_of(base, {"text": text}))
    return changed_pages(who, strength["family"], met)

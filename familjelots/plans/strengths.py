"""What carries a family."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from . import queries
from .checks import changed_pages, of_family, open_as_staff


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

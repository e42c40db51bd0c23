"""An account for a person who may sign in."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from . import queries


def create_account(
    db: Database, who: Any, op: str, id: str, name: str, role: str, phone: str, language: str, member: str, family: str
) -> list[str]:
    """Create an account; administrators only."""
    if who.role != "administrator":
        raise NotFound
    queries.add_account(
        db,
        {
            "id": id,
            "name": name,
            "role": role,
            "phone": phone,
            "language": language or "sv",
            "member": member or None,
            "family": family or None,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return ["/people"]

"""Accounts: opened and ended."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from . import queries
from .person import SYSTEM


def create_account(
    db: Database, who: Any, op: str, id: str, name: str, role: str, phone: str, language: str, member: str, family: str,
    profession: str = "", organisation: str = "",
) -> list[str]:  # fmt: skip
    """Create an account; administrators only, and for those who work here.

    Whoever joins families' teams has a profession, and an organisation if it is another than the one that runs this.
    Others may have them, too.
    A family's account is opened from the family's own page: an administrator could otherwise make one and read there.
    """
    if who.role != "administrator":
        raise NotFound
    if role == "family" and who.id != SYSTEM.id:
        raise Invalid("role_without_family", "role")
    if bool(member) != (role == "family") or bool(family) != (role == "family"):
        raise Invalid("role_without_family", "role")
    if role == "team" and not profession:
        raise Invalid("profession_needed", "profession")
    queries.add_account(
        db,
        {
            "id": id,
            "name": name,
            "role": role,
            "phone": phone,
            "profession": profession,
            "organisation": organisation,
            "language": language or "sv",
            "member": member or None,
            "family": family or None,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return ["/people"]


def end_account(db: Database, who: Any, _op: str, account_id: str) -> list[str]:
    """End an account: its phones are revoked, its sessions, keys and codes end.

    Administrators do that, never to themselves: one of them always remains.
    """
    if who.role != "administrator":
        raise NotFound
    found = queries.account(db, account_id)
    if found is None:
        raise NotFound
    if account_id == who.id:
        raise Conflict("own_account")
    queries.end_account(db, account_id, clock.stamp())
    return ["/people"]


def choose_language(db: Database, who: Any, _op: str, language: str) -> list[str]:
    """Choose the language that one reads."""
    queries.set_language(db, who.id, language)
    return ["/more"]

"""A person of a family gets an account of their own, so that they can be invited."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import NotFound
from . import queries


def invite_member(db: Database, who: Any, op: str, family_id: str, member_id: str, id: str) -> list[str]:
    """Open an account for a family's member; one who has an account keeps it.

    The family's own coach and coordinators do that. The code itself is no command: it must not stand in the journal.
    """
    family = queries.family(db, family_id)
    if family is None:
        raise NotFound(missing=family_id)
    member = queries.member(db, member_id)
    if not may_invite(who, family) or member is None or member["family"] != family_id:
        raise NotFound
    if accounts.account_of_member(db, member_id) is None:
        person = {name: member[name] for name in ("name", "phone", "language", "family")}
        record = {"id": id, "role": "family", "member": member_id, "made_at": clock.stamp(), "op": op}
        accounts.add_account(db, {**person, **record})
    return [f"/families/{family_id}"]


def may_invite(who: Any, family: dict) -> bool:
    """Whether a person may invite this family's members."""
    return who.role == "coordinator" or (who.role == "coach" and family["coach"] == who.id)

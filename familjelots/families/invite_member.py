"""A person of a family gets an account of their own, so that they can be invited."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import NotFound
from . import queries


def invite_member(db: Database, _who: Any, op: str, family: dict, member_id: str, id: str) -> list[str]:
    """Open an account for a family's member; one who has an account keeps it.

    The family's own coach and coordinators do that. The code itself is no command: it must not stand in the journal.
    """
    member = queries.member(db, member_id)
    if member is None or member["family"] != family["id"]:
        raise NotFound
    if accounts.account_of_member(db, member_id) is None:
        person = {name: member[name] for name in ("name", "language", "family")}
        phone = "" if member["protected"] else member["phone"]
        record = {"id": id, "role": "family", "member": member_id, "phone": phone, "made_at": clock.stamp(), "op": op}
        accounts.add_account(db, {**person, **record})
    return [f"/families/{family['id']}"]

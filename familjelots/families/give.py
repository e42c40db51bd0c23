"""A family gets its one contact person; the one before stays in the history."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Conflict, Invalid
from . import queries
from .custody import changed_pages


def give_family(
    db: Database, who: Any, op: str, family: dict, id: str, coach: str, reason: str, base: Mapping[str, str]
) -> list[str]:
    """Make a coach the family's contact person from now on, and say why.

    `base` holds the contact person whom the giver saw. Two who give a family at once do not give it twice: the second
    one is told, since a family has exactly one contact person.
    """
    receiving = accounts.account(db, coach)
    if receiving is None or receiving["role"] != "coach":
        raise Invalid("not_a_coach", "coach")
    if base.get("coach", family["coach"] or "") != (family["coach"] or ""):
        raise Conflict("given_meanwhile", "coach")
    stamp = clock.stamp()
    queries.end_contact_person(db, family["id"], stamp)
    record = {"id": id, "family": family["id"], "coach": coach, "from_at": stamp, "reason": reason}
    queries.add(db, "contact_person", {**record, "made_by": who.id, "op": op})
    return [*changed_pages(family["id"]), "/families", "/week", "/today"]

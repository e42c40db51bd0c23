"""A family gets its one contact person; the one before stays in the history."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries


def give_family(db: Database, who: Any, op: str, family_id: str, id: str, coach: str) -> list[str]:
    """Make a coach the family's contact person from now on. Coordinators and administrators do that."""
    if who.role not in ("coordinator", "administrator"):
        raise NotFound
    if queries.family(db, family_id) is None:
        raise NotFound(missing=family_id)
    receiving = accounts.account(db, coach)
    if receiving is None or receiving["role"] != "coach":
        raise Invalid("not_a_coach", "coach")
    stamp = clock.stamp()
    queries.end_contact_person(db, family_id, stamp)
    queries.add(db, "contact_person", {"id": id, "family": family_id, "coach": coach, "from_at": stamp, "op": op})
    return [f"/families/{family_id}", "/families", "/week", "/today"]

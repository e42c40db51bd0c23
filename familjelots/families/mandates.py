"""What a family asks of us: a commission to act beside it, or a power of attorney. Taken back whenever it wants."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import people_queries, queries
from .custody import changed_pages, is_of_age
from .periods import checked_period


def give_mandate(
    db: Database, who: Any, op: str, family: dict, id: str, member: str, kind: str, scope: str, from_day: str = "",
    until_day: str = "",
) -> list[str]:  # fmt: skip
    """A grown person of the family asks its contact person to do something, for a time. Written down at the table."""
    if family["coach"] is None:
        raise Invalid("no_contact_person", "member")
    found = queries.member(db, member)
    if found is None or found["family"] != family["id"] or not is_of_age(found, clock.today()):
        raise Invalid("unknown_member", "member")
    begins, ends = checked_period(from_day, until_day)
    record = {"id": id, "family": family["id"], "member": member, "holder": family["coach"], "kind": kind}
    period = {"scope": scope, "from_day": begins, "until_day": ends or None}
    queries.add(db, "mandate", {**record, **period, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return [*changed_pages(family["id"]), "/our-people"]


def revoke_mandate(db: Database, who: Any, _op: str, family: dict, mandate: dict) -> list[str]:
    """Take a mandate back: who gave it does so on the own phone, or says it to somebody who works here."""
    if who.role == "family" and who.member != mandate["member"]:
        raise NotFound
    people_queries.revoke_mandate(db, mandate["id"], who.id, clock.stamp())
    return ["/our-people"] if who.role == "family" else changed_pages(family["id"])

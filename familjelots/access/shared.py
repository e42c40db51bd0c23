"""What is shared with somebody by the family's own yes, and what is hidden from those who decide its money."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from ..families import consents, people_queries, queries, sharing
from . import reads

Told = tuple[frozenset[str], sharing.Scope]
"""The parts that one consent lets a receiver be told, and of whom."""


def hidden_from(db: Database, who: Any, family: dict) -> frozenset[str]:
    """What of an opened family is not for its reader: parts hidden from those who decide the family's money.

    Asked anew at each page, since the family's yes to that use can be taken back.
    """
    if not family["decider"]:
        return frozenset()
    return frozenset(consents.DECIDERS_PARTS) - consents.allowed_parts(db, family["id"], who.id)


def open_shared(db: Database, who: Any, family_id: str) -> tuple[dict, list[dict]]:
    """A family and the parts of it that it lets this person be told, within the person's time in its team.

    For other organisations' people this is all there is. Raises `NotFound` when there is nothing.
    """
    family = queries.family(db, family_id)
    today = clock.today().isoformat()
    if family is None or who.role != "team" or not people_queries.membership(db, family_id, who.id, today):
        raise NotFound
    told = consents.shared_with(db, family, who.id)
    if not told:
        raise NotFound
    reads.note(who, family_id, "shared")
    return family, told


def open_to_partner(
    db: Database, who: Any, family_id: str, receiver: str, page: str | None = None
) -> tuple[dict, list[Told]]:
    """A family for a partner without an account, and what the family's yes lets it be told: parts, and of whom.

    A partner is nobody but the one receiver of one family's consent, and opens nothing in any other way.
    """
    family = queries.family(db, family_id)
    if family is None or who.role != "partner" or (who.id, who.family) != (receiver, family_id):
        raise NotFound
    told = consents.given_to(db, family, receiver)
    if not told:
        raise NotFound
    if page:
        reads.note(who, family_id, page)
    return family, told


def shared_families(db: Database, who: Any) -> list[dict]:
    """Families of which another organisation's person is told something, by name."""
    if who.role != "team":
        return []
    telling = consents.families_telling(db, who.id)
    mine = people_queries.families_of_others(db, who.id, clock.today().isoformat())
    return [family for family in mine if family["id"] in telling]

"""Who may open a referral: a family's by the family's door, a single person's by its writer or whoever coordinates."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlite_utils import Database

from ..access import open_family, reads, visible_families
from ..core import clock
from ..core.errors import NotFound
from ..families import people_queries
from . import queries

Verb = Callable[..., list[str]]


def open_referral(db: Database, who: Any, id: str, page: str | None = None) -> dict:
    """A referral with the opened `of_family`, or None there. Foreign and invented ones are answered alike.

    `page`: logged as read, under the family's id or, for a single person, under the referral's own.
    """
    found = queries.referral(db, id)
    if found is None:
        raise NotFound(missing=id)
    if not who.works_with_families:
        raise NotFound
    if found["family"]:
        return {**found, "of_family": open_family(db, who, found["family"], page)}
    if who.role != "coordinator" and found["made_by"] != who.id:
        raise NotFound
    if page:
        reads.note(who, id, page)
    return {**found, "of_family": None}


def behind_referral(verb: Verb) -> Verb:
    """The verb as a command runs it: `verb(db, who, op, referral, …)`, once the referral has been opened."""

    @wraps(verb)
    def opened(db: Database, who: Any, op: str, referral_id: str, **given: Any) -> list[str]:
        return verb(db, who, op, open_referral(db, who, referral_id), **given)

    return opened


def families_of(db: Database, who: Any) -> dict[str, dict]:
    """The families whose referrals a person may read, by id: none where that person decides about the money."""
    visible = {family["id"]: family for family in visible_families(db, who)} if who.works_with_families else {}
    closed = people_queries.families_decided(db, who.id, clock.today().isoformat()) if who.role == "team" else set()
    return {id: family for id, family in visible.items() if id not in closed}

"""Rights, in one place: who may open which family, and how much of it."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.errors import NotFound
from ..families import queries
from . import reads


def open_family(db: Database, who: Any, family_id: str, page: str | None = None) -> dict:
    """The family with `coach`, `coach_name`, `coach_phone`; `page` names the kind of page that is read, for the log.

    Raises `NotFound` alike for a family that is foreign and one that is invented.
    """
    family = queries.family(db, family_id)
    if family is None:
        raise NotFound(missing=family_id)
    if not may_open(who, family):
        raise NotFound
    if page:
        reads.note(who, family_id, page)
    return family


def may_open(who: Any, family: dict) -> bool:
    """Whether a person may open a family's pages and write about it."""
    if who.role == "coach":
        return family["coach"] == who.id
    if who.role == "family":
        return who.family == family["id"]
    return who.role == "coordinator"


def visible_families(db: Database, who: Any) -> list[dict]:
    """The families that a person may open, by name."""
    if who.role == "coach":
        return queries.families(db, coach=who.id)
    if who.role == "family":
        return queries.families(db, family=who.family)
    return queries.families(db) if who.role == "coordinator" else []


def visible_households(db: Database, who: Any, family: dict) -> list[dict]:
    """The homes of an opened family that a person may see.

    A family member sees only the own ones, and never what staff note about them; an address under protection is seen
    by the family's coach alone and by those who live there.
    """
    homes = queries.households(db, family["id"])
    if who.role == "family":
        own = set(queries.households_of_member(db, who.member))
        return [{**home, "safety_note": ""} for home in homes if home["id"] in own]
    return [_as_seen(who, family, home) for home in homes]


def homes_of_families(db: Database, who: Any, families: Iterable[dict]) -> dict[str, dict]:
    """The homes of several of the reader's visible families by id, for staff, in one query; addresses as above."""
    by_id = {family["id"]: family for family in families}
    homes = queries.households_of(db, by_id) if who.is_staff else []
    return {home["id"]: _as_seen(who, by_id[home["family"]], home) for home in homes}


def _as_seen(who: Any, family: dict, home: dict) -> dict:
    return home if _sees_address(who, family, home) else {**home, "address": "", "safety_note": ""}


def _sees_address(who: Any, family: dict, home: dict) -> bool:
    return not home["protected"] or family["coach"] == who.id


def visible_members(db: Database, who: Any, family: dict) -> list[dict]:
    """The people of an opened family that a person may see: a family member sees those who share a home."""
    people = queries.members(db, family["id"])
    if who.role != "family":
        return people
    own = set(queries.households_of_member(db, who.member))
    return [person for person in people if person["id"] == who.member or own & _homes(person)]


def in_own_home(db: Database, who: Any, household: str | None) -> bool:
    """Whether a record of this household (None: of the whole family) may be shown to a person."""
    if household is None or who.role != "family":
        return True
    return household in queries.households_of_member(db, who.member)


def _homes(person: dict) -> set[str]:
    return set((person["households"] or "").split(","))

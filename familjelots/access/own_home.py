"""Records that concern a home and people: who may read them, and whom a writer may name in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from ..core.errors import Invalid
from .families import visible_households, visible_members


def concerning(db: Database, who: Any, family: dict, records: Iterable[dict], *naming: str) -> list[dict]:
    """The records of an opened family that a person may read; `naming`: their columns that hold a member.

    Staff read them all. One of the family reads what concerns all or the own home and names nobody of another home.
    Those who decide the family's money read none: what lies undone is not theirs to see.
    """
    told = [] if family.get("decider") else list(records)
    if not told or who.role != "family":
        return told
    homes = {None, *(home["id"] for home in visible_households(db, who, family))}
    people = {None, *(person["id"] for person in visible_members(db, who, family))}
    return [
        record for record in told if record["household"] in homes and all(record[name] in people for name in naming)
    ]


def check_named(db: Database, who: Any, family: dict, household: str, members: Mapping[str, str]) -> None:
    """Refuse a home or a member (field → id) that a writer may not see, exactly as one that does not exist."""
    if household and household not in {home["id"] for home in visible_households(db, who, family)}:
        raise Invalid("unknown_household", "household")
    seen = {person["id"] for person in visible_members(db, who, family)} if any(members.values()) else set()
    for field, member in members.items():
        if member and member not in seen:
            raise Invalid("unknown_choice", field)

"""Which rows of a plan a person may read, and which steps are theirs to tick."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..access import visible_members
from ..families import queries as families


def readable(db: Database, who: Any, records: Iterable[dict]) -> list[dict]:
    """Staff read the whole plan. A family account reads what concerns all or its own home, and nothing private."""
    if who.role != "family":
        return list(records)
    own = {None, *families.households_of_member(db, who.member)}
    return [record for record in records if record["household"] in own and not record.get("private")]


def own_doers(db: Database, who: Any, family: dict) -> set[str]:
    """Ids of the members whose steps a family account may tick: itself, and for an adult the children at home."""
    people = visible_members(db, who, family)
    grown = any(person["id"] == who.member and person["role"] == "adult" for person in people)
    return {person["id"] for person in people if person["id"] == who.member or (grown and person["role"] == "child")}

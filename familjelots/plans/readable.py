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


def readable_steps(db: Database, who: Any, family: dict, steps: Iterable[dict]) -> list[dict]:
    """Of these, a family account reads those that are readable, but for what somebody of another home does."""
    found = readable(db, who, steps)
    known = _known(db, who, family)
    return [step for step in found if known is None or step["doer_member"] in known]


def readable_about(db: Database, who: Any, family: dict, records: Iterable[dict]) -> list[dict]:
    """Of what is hard or demanded, a family account reads what is readable and concerns nobody of another home.

    Who of another home takes care of it is not told.
    """
    found, known = readable(db, who, records), _known(db, who, family)
    if known is None:
        return found
    return [
        one if one.get("owner_member") in known else {**one, "owner_label": "", "owner_name": ""}
        for one in found
        if one["member"] in known
    ]


def readable_told(db: Database, who: Any, family: dict, told: Iterable[dict]) -> list[dict]:
    """Of what was told, a family account reads what those who work here and the people of its own homes have told."""
    known = _known(db, who, family)
    return [one for one in told if known is None or one["told_member"] in known]


def _known(db: Database, who: Any, family: dict) -> set[str | None] | None:
    """Ids of the people whom a family account may see, and None for nobody in particular; no set for those who work."""
    if who.role != "family":
        return None
    return {None, *(person["id"] for person in visible_members(db, who, family))}


def own_doers(db: Database, who: Any, family: dict) -> set[str]:
    """Ids of the members whose steps a family account may tick: itself, and for an adult the children at home."""
    people = visible_members(db, who, family)
    grown = any(person["id"] == who.member and person["role"] == "adult" for person in people)
    return {person["id"] for person in people if person["id"] == who.member or (grown and person["role"] == "child")}

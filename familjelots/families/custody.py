"""Who has custody of which child, and who may therefore answer for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid
from . import people_queries, queries
from .periods import last_day

OF_AGE = 18


def add_custody(
    db: Database, _who: Any, op: str, family: dict, id: str, child: str, guardian: str, from_day: str = ""
) -> list[str]:
    """Say that an adult of the family has custody of one of its children."""
    people = {person["id"]: person for person in queries.members(db, family["id"])}
    if child not in people or people[child]["role"] == "adult":
        raise Invalid("unknown_member", "child")
    if guardian not in people or people[guardian]["role"] != "adult":
        raise Invalid("unknown_member", "guardian")
    today = clock.today().isoformat()
    known = people_queries.custody(db, [family["id"]], today)
    if any((one["child"], one["guardian"]) == (child, guardian) for one in known):
        raise Conflict("custody_known", "guardian")
    record = {"id": id, "family": family["id"], "child": child, "guardian": guardian, "from_day": from_day or today}
    queries.add(db, "custody", {**record, "op": op})
    return changed_pages(family["id"])


def end_custody(db: Database, _who: Any, _op: str, family: dict, custody: dict) -> list[str]:
    """Custody is another's from today on: yesterday was its last day."""
    people_queries.end_period(db, "custody", custody["id"], last_day())
    return changed_pages(family["id"])


def answering(people: Iterable[dict], custody: Iterable[dict], about: Iterable[str], today: date) -> list[str]:
    """Who must say yes when something is told about these members: grown people themselves, children's guardians."""
    by_id = {person["id"]: person for person in people}
    guardians: dict[str, list[str]] = {}
    for one in custody:
        guardians.setdefault(one["child"], []).append(one["guardian"])
    asked: dict[str, None] = {}
    for member in about:
        own = member in by_id and is_of_age(by_id[member], today)
        asked |= dict.fromkeys([member] if own else guardians.get(member, []))
    return list(asked)


def is_of_age(person: dict, today: date) -> bool:
    """Whether a member answers for themselves: an adult, or a young one who by the year is surely eighteen."""
    born = person["birth_year"]
    return person["role"] == "adult" or (person["role"] == "young" and bool(born) and today.year - born > OF_AGE)


def changed_pages(family: str) -> list[str]:
    """Paths of the pages that tell of the family's people."""
    return [f"/families/{family}/people", f"/families/{family}/consents", f"/families/{family}"]

"""Rows of a file become families: each row a family or one of its people. Whatever is wrong is told by its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..access import visible_where
from ..accounts import queries as accounts
from ..core import clock, jobs
from ..families.forms import STATUSES
from ..programmes import programmes
from . import queries
from .columns import cells
from .errors import Errors
from .table import Row, Table

_LIMITS = {"name": 80, "alias": 80, "case_number": 40, "address": 200, "person": 80, "phone": 40, "language": 10}
_STATUS_WORDS = {
    "intresse": "interest", "intresseanmälan": "interest", "pågår": "active", "aktiv": "active", "i gang": "active",
    "vilar": "resting", "vilande": "resting", "hviler": "resting", "avslutad": "closed", "afsluttet": "closed",
    "ended": "closed", "ongoing": "active",
}  # fmt: skip
_ROLE_WORDS = {
    "vuxen": "adult", "adult": "adult", "voksen": "adult", "förälder": "adult", "ungdom": "young", "young": "young",
    "ung": "young", "barn": "child", "child": "child",
}  # fmt: skip
_IDENTITY = re.compile(r"(\d{2})?\d{6}[-+ ]?\d{4}")
OF_AGE = 18


@dataclass
class FamilyRow:
    """A family as its rows tell it; `lines` are where."""

    line: int
    name: str
    case_number: str
    alias: str
    programme: str
    status: str
    coach: str
    address: str
    people: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """What an operation holds of it."""
        return dict(vars(self))


@dataclass(frozen=True)
class Known:
    """What rows are compared with: programmes and coaches by their words, and the families that are there."""

    programmes: Mapping[str, str]
    coaches: Mapping[str, list[str]]
    numbers: frozenset[str]
    names: frozenset[str]
    usual: str = ""


def known(db: Database, who: Any, usual: str) -> Known:
    """All of that as it stands now. A family that stays closed to the reader is as good as not there."""
    words = {}
    for id, one in programmes(db).items():
        words |= {said.casefold(): id for said in (id, *one.name.values())}
    coaches: dict[str, list[str]] = {}
    for one in accounts.coaches(db):
        coaches.setdefault(one["name"].casefold(), []).append(one["id"])
    there = queries.families(db, *visible_where(who))
    numbers = frozenset(one["case_number"].casefold() for one in there if one["case_number"])
    return Known(words, coaches, numbers, frozenset(one["name"].casefold() for one in there), usual)


def check(table: Table, matching: Mapping[str, int], there: Known) -> tuple[list[dict], Errors]:
    """The families that the rows tell, and what is wrong with which row."""
    errors, found, people = Errors(), {}, {}
    for number, row in enumerate(table.rows):
        if number % 200 == 0:
            jobs.tell(number, len(table.rows))
        _take(row, cells(matching, row.cells), there, found, people, errors)
    return [family.as_dict() for family in found.values()], errors


def _take(
    row: Row, told: dict[str, str], there: Known, found: dict[str, FamilyRow], people: dict, errors: Errors
) -> None:
    before = errors.count
    _check_texts(row, told, errors)
    facts = _facts(row, told, there, errors)
    if errors.count > before:
        return
    number = told.get("case_number", "").casefold()
    key = f"number {number}" if number else f"name {facts['name'].casefold()}"
    family = found.get(key)
    if family is None:
        if number in there.numbers if number else facts["name"].casefold() in there.names:
            errors.add(row.line, "case_number" if number else "name", "family_there", number or facts["name"])
            return
        family = found[key] = FamilyRow(line=row.line, **facts)
    elif family.name.casefold() != facts["name"].casefold():
        errors.add(row.line, "name", "other_name", facts["name"], family.line)
        return
    _take_person(row, told, family, key, people, errors)


def _check_texts(row: Row, told: Mapping[str, str], errors: Errors) -> None:
    for name, text in told.items():
        if text.startswith("="):
            errors.add(row.line, name, "formula", text)
        elif name in ("birth_year", "case_number", "person", "name") and _IDENTITY.fullmatch(text.strip()):
            errors.add(row.line, name, "identity_number", "")
        elif len(text) > _LIMITS.get(name, 200):
            errors.add(row.line, name, "too_long", text[:40])


def _facts(row: Row, told: Mapping[str, str], there: Known, errors: Errors) -> dict[str, Any]:
    """The family's own facts, codes for words."""
    name = told.get("name", "")
    if not name:
        errors.add(row.line, "name", "no_name", "")
    said = told.get("programme", "")
    programme = there.programmes.get(said.casefold(), "") if said else there.usual
    if not programme:
        errors.add(row.line, "programme", "unknown_programme", said)
    words = told.get("status", "").casefold()
    status = _STATUS_WORDS.get(words, words) or "active"
    if status not in STATUSES:
        errors.add(row.line, "status", "unknown_status", words)
    coaches = there.coaches.get(told.get("coach", "").casefold(), [])
    if told.get("coach") and len(coaches) != 1:
        errors.add(row.line, "coach", "several_coaches" if coaches else "unknown_coach", told["coach"])
    own = {id: told.get(id, "") for id in ("case_number", "alias", "address")}
    return {"name": name, "programme": programme, "status": status, "coach": coaches[0] if coaches else "", **own}


def _take_person(
    row: Row, told: Mapping[str, str], family: FamilyRow, key: str, people: dict[tuple, int], errors: Errors
) -> None:
    name, born = told.get("person", ""), told.get("birth_year", "")
    year = _year(born)
    if born and year is None:
        errors.add(row.line, "birth_year", "no_year", born)
        return
    words = told.get("role", "").casefold()
    role = _ROLE_WORDS.get(words) if words else _role(year)
    if role is None:
        errors.add(row.line, "role", "unknown_role", words)
        return
    same = (key, name.casefold(), year)
    if same in people:
        errors.add(row.line, "person" if name else "name", "doubled", name or family.name, people[same])
        return
    people[same] = row.line
    if name:
        more = {"phone": told.get("phone", ""), "language": told.get("language", "").casefold() or "sv"}
        family.people.append({"name": name, "birth_year": year, "role": role, **more})


def _year(born: str) -> int | None:
    """A year, also out of a day of birth: the day itself is not kept."""
    found = re.fullmatch(r"(\d{4})(-\d\d-\d\d(T.*)?)?", born, re.ASCII)
    year = int(found[1]) if found else 0
    return year if 1900 <= year <= clock.today().year else None


def _role(year: int | None) -> str:
    age = clock.today().year - year if year else OF_AGE
    return "adult" if age >= OF_AGE else "child"


def is_whole(family: Any, today: date) -> bool:
    """Whether a posted family has the shape that `check` gives: an operation may come from anybody."""
    texts = ("name", "case_number", "alias", "programme", "status", "coach", "address")
    if not isinstance(family, dict) or not all(isinstance(family.get(name), str) for name in texts):
        return False
    people = family.get("people")
    limits = all(len(family[name]) <= _LIMITS.get(name, 80) for name in texts)
    return (
        limits and bool(family["name"].strip()) and family["status"] in STATUSES
        and isinstance(people, list) and len(people) <= 50 and all(_is_person(one, today) for one in people)
    )  # fmt: skip


def _is_person(one: Any, today: date) -> bool:
    if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in ("name", "phone", "language")):
        return False
    year, limits = one.get("birth_year"), (len(one["name"]) <= 80, len(one["phone"]) <= 40, len(one["language"]) <= 10)
    born = year is None or (isinstance(year, int) and 1900 <= year <= today.year)
    return all(limits) and bool(one["name"].strip()) and born and one.get("role") in ("adult", "young", "child")

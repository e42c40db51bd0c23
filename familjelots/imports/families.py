"""Rows of a file become families: each row a family or one of its people. Whatever is wrong is told by its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..core import jobs
from .columns import cells
from .errors import Errors
from .family_row import facts_of, person_of
from .known import KnownFamilies
from .table import Row, Table


@dataclass
class FamilyRow:
    """A family as its rows tell it; `line` is where it begins."""

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


@dataclass
class Found:
    """The families of the rows so far, by number or name; who is among them, by line; and what is wrong."""

    families: dict[str, FamilyRow] = field(default_factory=dict)
    people: dict[tuple, int] = field(default_factory=dict)
    errors: Errors = field(default_factory=Errors)


def check(table: Table, matching: Mapping[str, int], there: KnownFamilies) -> tuple[list[dict], Errors]:
    """The families that the rows tell, and what is wrong with which row: everything, each time."""
    found = Found()
    for number, row in enumerate(table.rows):
        if number % 200 == 0:
            jobs.tell(number, len(table.rows))
        _take(row, cells(matching, row.cells), there, found)
    return [family.as_dict() for family in found.families.values()], found.errors


def _take(row: Row, told: dict[str, str], there: KnownFamilies, found: Found) -> None:
    facts = facts_of(row, told, there, found.errors)
    person = person_of(row, told, found.errors)
    number, name = facts["case_number"], facts["name"]
    if there.has(number, name):
        found.errors.add(row.line, "case_number" if number else "name", "family_there", number or name)
        return
    if not name:
        return
    key = f"number {number.casefold()}" if number else f"name {name.casefold()}"
    family = found.families.setdefault(key, FamilyRow(line=row.line, **facts))
    if family.name.casefold() != name.casefold():
        found.errors.add(row.line, "name", "other_name", name, family.line)
        return
    _join(row, family, person, found)


def _join(row: Row, family: FamilyRow, person: dict[str, Any], found: Found) -> None:
    """Nobody stands twice in a family, nor does a family without people; a year that cannot be read tells nothing."""
    name = person["name"]
    same = (family.line, name.casefold(), person["birth_year"])
    if found.errors.is_told(row.line, "person", "birth_year"):
        return
    if same in found.people:
        found.errors.add(row.line, "person" if name else "name", "doubled", name or family.name, found.people[same])
        return
    found.people[same] = row.line
    if name:
        family.people.append(person)

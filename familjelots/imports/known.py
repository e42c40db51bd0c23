"""What the rows of a file are compared with, as it stands now.

A family that stays closed to the reader is as good as not there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..access import visible_where
from ..accounts import queries as accounts
from ..closing.forms import INCOME
from ..core.web.language import translate_to
from ..programmes import programmes
from ..programmes.shape import LANGUAGES
from . import queries

MONTH = ("family", "member", "month", "assistance", "income_source")
"""What is told of a month."""
_SHORT = {
    "lön": "work", "løn": "work", "arbete": "work", "wages": "work", "företag": "own_business", "csn": "studies",
    "a-kassa": "unemployment", "aktivitetsstöd": "unemployment", "dagpenge": "unemployment", "sjukpenning": "sickness",
    "sjukersättning": "sickness", "sygedagpenge": "sickness", "kontanthjælp": "assistance", "bistånd": "assistance",
}  # fmt: skip
"""Words that files have for ways of living, beside ours."""


@dataclass(frozen=True)
class KnownFamilies:
    """Programmes and coaches by their words, and the families that are there."""

    programmes: Mapping[str, str]
    coaches: Mapping[str, list[str]]
    numbers: frozenset[str]
    names: frozenset[str]
    usual: str = ""

    def has(self, number: str, name: str) -> bool:
        """Whether a family is there: by its case number, by its name where it has none."""
        return number.casefold() in self.numbers if number else name.casefold() in self.names


@dataclass(frozen=True)
class KnownMonths:
    """Families by case number and by name, their grown people by name, what stands already, and words for incomes."""

    numbers: Mapping[str, str]
    names: Mapping[str, list[str]]
    grown: Mapping[str, list[tuple[str, str]]]
    stands: frozenset[tuple[str, ...]]
    incomes: Mapping[str, str]


def known_families(db: Database, who: Any, usual: str) -> KnownFamilies:
    """What rows of families are compared with; `usual`: the programme of a row that names none."""
    words = {}
    for id, one in programmes(db).items():
        words |= {said.casefold(): id for said in (id, *one.name.values())}
    coaches: dict[str, list[str]] = {}
    for one in accounts.coaches(db):
        coaches.setdefault(one["name"].casefold(), []).append(one["id"])
    there = queries.families(db, *visible_where(who))
    numbers = frozenset(one["case_number"].casefold() for one in there if one["case_number"])
    return KnownFamilies(words, coaches, numbers, frozenset(one["name"].casefold() for one in there), usual)


def known_months(db: Database, who: Any) -> KnownMonths:
    """What rows of months are compared with."""
    where, values = visible_where(who)
    numbers, names = {}, {}
    for one in queries.families(db, where, values):
        if one["case_number"]:
            numbers[one["case_number"].casefold()] = one["id"]
        names.setdefault(one["name"].casefold(), []).append(one["id"])
    grown: dict[str, list[tuple[str, str]]] = {}
    for one in queries.grown(db, where, values):
        grown.setdefault(one["family"], []).append((one["name"].casefold(), one["id"]))
    stands = frozenset(tuple(one[name] or "" for name in MONTH) for one in queries.months(db))
    words = {translate_to(language, str(INCOME[code])).casefold(): code for code in INCOME for language in LANGUAGES}
    return KnownMonths(numbers, names, grown, stands, _SHORT | words | {code: code for code in INCOME})

"""Rows of a file become months of assistance: whose, which month, whether there was any, and what one lived on.

An amount says only whether there was any: how much is the paying authority's to keep.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..access import visible_where
from ..closing.forms import INCOME
from ..core import jobs
from ..core.errors import Invalid
from ..core.web.language import translate_to
from ..programmes.shape import LANGUAGES
from ..progress.status import checked_month, is_contrary
from . import queries
from .columns import cells
from .errors import Errors
from .table import Row, Table

_YES = frozenset({"ja", "yes", "x", "j", "y", "sant", "true"})
_NO = frozenset({"nej", "no", "n", "falskt", "false", "-"})
_AMOUNT = re.compile(r"(\d[\d \u00a0.]*)(,\d{1,2}|\.\d{1,2})?\s*(kr|sek|dkk|:-)?", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-?(\d\d)(-\d\d)?", re.ASCII)
_SHORT = {
    "lön": "work", "løn": "work", "arbete": "work", "wages": "work", "företag": "own_business", "csn": "studies",
    "a-kassa": "unemployment", "aktivitetsstöd": "unemployment", "dagpenge": "unemployment", "sjukpenning": "sickness",
    "sjukersättning": "sickness", "sygedagpenge": "sickness", "kontanthjælp": "assistance", "bistånd": "assistance",
}  # fmt: skip
"""Words that files have for ways of living, beside ours."""
TEXTS = ("family", "member", "month", "assistance", "income_source")


@dataclass(frozen=True)
class Known:
    """Families by case number and by name, their grown people by name, what stands already, and words for incomes."""

    numbers: Mapping[str, str]
    names: Mapping[str, list[str]]
    grown: Mapping[str, list[tuple[str, str]]]
    stands: frozenset[tuple[str, ...]]
    incomes: Mapping[str, str]


def known(db: Database, who: Any) -> Known:
    """All of that, of the families that the reader may open."""
    where, values = visible_where(who)
    numbers, names = {}, {}
    there = queries.families(db, where, values)
    for one in there:
        if one["case_number"]:
            numbers[one["case_number"].casefold()] = one["id"]
        names.setdefault(one["name"].casefold(), []).append(one["id"])
    grown: dict[str, list[tuple[str, str]]] = {}
    for one in queries.grown(db, where, values):
        grown.setdefault(one["family"], []).append((one["name"].casefold(), one["id"]))
    stands = frozenset(tuple(one[name] or "" for name in TEXTS) for one in queries.months(db))
    words = {translate_to(language, code_words(code)).casefold(): code for code in INCOME for language in LANGUAGES}
    return Known(numbers, names, grown, stands, _SHORT | words | {code: code for code in INCOME})


def code_words(code: str) -> str:
    """A way of living as the catalogue has it."""
    return str(INCOME[code])


def check(table: Table, matching: Mapping[str, int], there: Known) -> tuple[list[dict], Errors]:
    """The months that the rows tell, those left out that stand already, and what is wrong with which row."""
    errors, found, lines = Errors(), [], {}
    for number, row in enumerate(table.rows):
        if number % 200 == 0:
            jobs.tell(number, len(table.rows))
        before = errors.count
        told = _told(row, cells(matching, row.cells), there, errors)
        if errors.count > before:
            continue
        key = told["family"], told["member"], told["month"]
        if key in lines:
            errors.add(row.line, "month", "doubled", told["month"], lines[key])
        lines.setdefault(key, row.line)
        if tuple(told[name] for name in TEXTS) not in there.stands:
            found.append({"line": row.line, **told})
    return found, errors


def _told(row: Row, said: Mapping[str, str], there: Known, errors: Errors) -> dict[str, str]:
    for name, text in said.items():
        if text.startswith("="):
            errors.add(row.line, name, "formula", text)
    family = _family(row, said.get("family", ""), there, errors)
    person = _person(row, said.get("person", ""), there.grown.get(family, []), errors) if family else ""
    month = _month(row, said.get("month", ""), errors)
    assistance = _assistance(row, said.get("assistance", ""), errors)
    words = said.get("income_source", "").casefold()
    income = there.incomes.get(words, "")
    if words and not income:
        errors.add(row.line, "income_source", "unknown_income", said["income_source"])
    if not words and not said.get("assistance"):
        errors.add(row.line, "assistance", "nothing_said", "")
    if is_contrary({"income_source": income, "assistance": assistance}):
        errors.add(row.line, "income_source", "contrary_month", said["income_source"])
    return {"family": family, "member": person, "month": month, "assistance": assistance, "income_source": income}


def _family(row: Row, said: str, there: Known, errors: Errors) -> str:
    number, named = there.numbers.get(said.casefold()), there.names.get(said.casefold(), [])
    if number or len(named) == 1:
        return number or named[0]
    errors.add(row.line, "family", "several_families" if named else "unknown_family" if said else "no_name", said)
    return ""


def _person(row: Row, said: str, grown: list[tuple[str, str]], errors: Errors) -> str:
    """Nobody named: all of the family. A surname after the name does not matter."""
    words = said.casefold()
    found = [id for name, id in grown if words == name or words.startswith(f"{name} ")] if said else [""]
    if len(found) != 1:
        errors.add(row.line, "person", "several_people" if found else "unknown_person", said)
    return found[0] if found else ""


def _month(row: Row, said: str, errors: Errors) -> str:
    found = _MONTH.fullmatch(said)
    month = f"{found[1]}-{found[2]}" if found else said
    try:
        return checked_month(month)
    except Invalid as refused:
        errors.add(row.line, "month", refused.code, said)
        return ""


def _assistance(row: Row, said: str, errors: Errors) -> str:
    words = said.casefold()
    amount = _AMOUNT.fullmatch(words)
    if amount:
        return "yes" if int(re.sub(r"\D", "", amount[1])) or (amount[2] or "").strip(",.0") else "no"
    if words and words not in _YES | _NO:
        errors.add(row.line, "assistance", "no_amount", said)
    return "yes" if words in _YES else "no" if words in _NO else ""


def is_whole(month: Any) -> bool:
    """Whether a posted month has the shape that `check` gives: an operation may come from anybody."""
    if not isinstance(month, dict) or not all(isinstance(month.get(name), str) for name in TEXTS):
        return False
    incomes = ("", *INCOME)
    return month["assistance"] in ("", "yes", "no") and month["income_source"] in incomes

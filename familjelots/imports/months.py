"""Rows of a file become months of assistance: whose, which month, whether there was any, and what one lived on.

An amount says only whether there was any: how much is the paying authority's to keep.
"""

import re
from collections.abc import Mapping

from ..core import jobs
from ..core.errors import Invalid
from ..progress.status import checked_month, is_contrary
from .columns import cells
from .errors import Errors
from .known import MONTH, KnownMonths
from .table import Row, Table

_YES = frozenset({"ja", "yes", "x", "j", "y", "sant", "true"})
_NO = frozenset({"nej", "no", "n", "falskt", "false", "-"})
_AMOUNT = re.compile(r"(\d[\d \u00a0.]*)(,\d{1,2}|\.\d{1,2})?\s*(kr|sek|dkk|:-)?", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-?(\d\d)(-\d\d)?", re.ASCII)


def check(table: Table, matching: Mapping[str, int], there: KnownMonths) -> tuple[list[dict], Errors]:
    """The months that the rows tell, those left out that stand already, and what is wrong with which row."""
    errors, found, lines = Errors(), [], {}
    for number, row in enumerate(table.rows):
        if number % 200 == 0:
            jobs.tell(number, len(table.rows))
        said = cells(matching, row.cells)
        told = _told(row, said, there, errors)
        if errors.is_told(row.line, "family", "person", "month"):
            continue
        key = told["family"], told["member"], told["month"]
        if key in lines:
            errors.add(row.line, "month", "doubled", said["month"], lines[key])
        lines.setdefault(key, row.line)
        if tuple(told[name] for name in MONTH) not in there.stands:
            found.append({"line": row.line, **told})
    return found, errors


def _told(row: Row, said: Mapping[str, str], there: KnownMonths, errors: Errors) -> dict[str, str]:
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


def _family(row: Row, said: str, there: KnownMonths, errors: Errors) -> str:
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

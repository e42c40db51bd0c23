"""One row of a file of families: what its cells say, codes for words, and all that is wrong with them."""

import re
from collections.abc import Mapping
from typing import Any

from ..core import clock
from ..families.forms import STATUSES
from .errors import Errors
from .known import KnownFamilies
from .table import Row

LIMITS = {"name": 80, "alias": 80, "case_number": 40, "address": 200, "person": 80, "phone": 40, "language": 10}
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
_NO_IDENTITY = ("birth_year", "case_number", "person", "name")
OF_AGE = 18


def facts_of(row: Row, told: Mapping[str, str], there: KnownFamilies, errors: Errors) -> dict[str, Any]:
    """The family's own facts. What is wrong with any text of the row is told first."""
    _check_texts(row, told, errors)
    name = told.get("name", "")
    if not name:
        errors.add(row.line, "name", "no_name", "")
    own = {id: told.get(id, "") for id in ("case_number", "alias", "address")}
    return {
        "name": name, "programme": _programme(row, told, there, errors), "status": _status(row, told, errors),
        "coach": _coach(row, told, there, errors), **own,
    }  # fmt: skip


def person_of(row: Row, told: Mapping[str, str], errors: Errors) -> dict[str, Any]:
    """The person whom the row names, if any."""
    born, said = told.get("birth_year", ""), told.get("role", "")
    year = _year(born)
    if born and year is None:
        errors.add(row.line, "birth_year", "no_year", born)
    role = _ROLE_WORDS.get(said.casefold()) if said else _role(year)
    if role is None:
        errors.add(row.line, "role", "unknown_role", said)
    more = {"phone": told.get("phone", ""), "language": told.get("language", "").casefold() or "sv"}
    return {"name": told.get("person", ""), "birth_year": year, "role": role, **more}


def _check_texts(row: Row, told: Mapping[str, str], errors: Errors) -> None:
    for name, text in told.items():
        if text.startswith("="):
            errors.add(row.line, name, "formula", text)
        elif name in _NO_IDENTITY and _IDENTITY.fullmatch(text.strip()):
            errors.add(row.line, name, "identity_number", "")
        elif len(text) > LIMITS.get(name, 200):
            errors.add(row.line, name, "too_long", text[:40])


def _programme(row: Row, told: Mapping[str, str], there: KnownFamilies, errors: Errors) -> str:
    said = told.get("programme", "")
    programme = there.programmes.get(said.casefold(), "") if said else there.usual
    if not programme:
        errors.add(row.line, "programme", "unknown_programme", said)
    return programme


def _status(row: Row, told: Mapping[str, str], errors: Errors) -> str:
    said = told.get("status", "")
    status = _STATUS_WORDS.get(said.casefold(), said.casefold()) or "active"
    if status not in STATUSES:
        errors.add(row.line, "status", "unknown_status", said)
    return status


def _coach(row: Row, told: Mapping[str, str], there: KnownFamilies, errors: Errors) -> str:
    said = told.get("coach", "")
    coaches = there.coaches.get(said.casefold(), [])
    if said and len(coaches) != 1:
        errors.add(row.line, "coach", "several_coaches" if coaches else "unknown_coach", said)
    return coaches[0] if coaches else ""


def _year(born: str) -> int | None:
    """A year, also out of a day of birth: the day itself is not kept."""
    found = re.fullmatch(r"(\d{4})(-\d\d-\d\d(T.*)?)?", born, re.ASCII)
    year = int(found[1]) if found else 0
    return year if 1900 <= year <= clock.today().year else None


def _role(year: int | None) -> str:
    age = clock.today().year - year if year else OF_AGE
    return "adult" if age >= OF_AGE else "child"

"""Status by month as its page shows it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from ..core.web.language import here
from ..core.web.language import later as _l
from .months import Known, after, checks, known_of, spells
from .status import OCCUPATIONS

_NAMES = {"work": _l("arbete"), "studies": _l("studier"), "activity": _l("aktivitet"), "assistance": _l("stöd")}
SHOWN = 12
CHOSEN = 24
"""Months on the page, and months that can be chosen."""


def month_name(month: str) -> str:
    """`november 2026` for `2026-11`."""
    return _named(month, here())


@lru_cache(maxsize=2_000)
def _named(month: str, language: str) -> str:
    return format_date(date.fromisoformat(f"{month}-01"), "LLLL y", locale=language)


def choices(today: date) -> list[tuple[str, str]]:
    """The months that may be written about on the page, this one first."""
    this = today.isoformat()[:7]
    return [(month, month_name(month)) for month in (after(this, -back) for back in range(CHOSEN))]


def person(member: Mapping[str, Any], told: Iterable[Mapping[str, Any]], today: date) -> dict[str, Any]:
    """One grown person: the latest months with what is known and what was written, and what began and is kept."""
    listed, this = list(told), today.isoformat()[:7]
    known = known_of(listed, member["id"])
    months = sorted({*known, *(one["month"] for one in listed if _is_about(one, member["id"]))}, reverse=True)
    return {
        "id": member["id"],
        "name": member["name"],
        "months": [_month(month, known, listed, member["id"]) for month in months],
        "kept": [_spell(known, begun, this) for begun in spells(known)[::-1]],
        "same": _same(known, this),
    }


def _spell(known: Known, begun: str, this: str) -> dict[str, Any]:
    asked = [{**one, "name": month_name(one["month"])} for one in checks(known, begun, this)]
    return {"since": month_name(begun), "checks": asked}


def _month(month: str, known: Known, told: list[Mapping[str, Any]], member: str) -> dict[str, Any]:
    said = known.get(month, {})
    words = [one for one in told if one["month"] == month and one["words"] and _is_about(one, member)]
    return {
        "id": f"{month}-{member}",
        "name": month_name(month),
        "said": said,
        "busy": False if all(said.get(field) == "no" for field in OCCUPATIONS) else None,
        "unknown": [str(_NAMES[field]) for field in _NAMES if field not in said],
        "words": words,
        "waits": 0,
    }


def _same(known: Known, this: str) -> dict[str, Any] | None:
    """What was known last, to be said of this month too in one tap; None once this month has been told."""
    before = [month for month in known if month < this]
    if not before or known.get(this):
        return None
    last = max(before)
    return {"month": this, "name": month_name(this), "said": known[last], "last": month_name(last)}


def _is_about(one: Mapping[str, Any], member: str) -> bool:
    return one["member"] in (None, member)

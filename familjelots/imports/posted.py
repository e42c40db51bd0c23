"""Whether what an operation holds has the shape that looking at rows gives: an operation may come from anybody."""

from datetime import date
from typing import Any

from ..closing.forms import INCOME
from ..families.forms import STATUSES
from .family_row import LIMITS
from .known import MONTH


def is_whole_family(family: Any, today: date) -> bool:
    """Whether it is a family."""
    texts = ("name", "case_number", "alias", "programme", "status", "coach", "address")
    if not isinstance(family, dict) or not all(isinstance(family.get(name), str) for name in texts):
        return False
    people = family.get("people")
    limits = all(len(family[name]) <= LIMITS.get(name, 80) for name in texts)
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


def is_whole_month(month: Any) -> bool:
    """Whether it is a month."""
    if not isinstance(month, dict) or not all(isinstance(month.get(name), str) for name in MONTH):
        return False
    return month["assistance"] in ("", "yes", "no") and month["income_source"] in ("", *INCOME)

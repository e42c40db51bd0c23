"""Who answers which questions, and how: small children by faces, the young by words, grown people on a scale."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..programmes.indicators import Indicator, indicators
from ..programmes.tree import Programme

OF_AGE, YOUNG, OLD_ENOUGH = 18, 15, 6
"""From these ages on somebody is grown, gets words in the place of faces, and is asked at all."""


def kind_of(member: Mapping[str, Any], today: date) -> str:
    """`adult`, `young`, `child`, or `small` for whoever is too young to be asked."""
    if member["role"] == "adult":
        return "adult"
    if not member["birth_year"]:
        return member["role"]
    age = today.year - member["birth_year"]
    if age >= OF_AGE:
        return "adult"
    if age >= YOUNG:
        return "young"
    return "child" if age >= OLD_ENOUGH else "small"


def questions_for(programme: Programme, member: Mapping[str, Any], moment: str, today: date) -> list[Indicator]:
    """What somebody is asked at a moment, in the programme's order. What staff answer is never among it.

    The young answer as children do; in a programme that asks children nothing, as grown people.
    """
    kind = kind_of(member, today)
    known = indicators()
    asked = [known[one.id] for one in programme.indicators if one.id in known]
    by = "adult" if kind == "adult" or (kind == "young" and not _asks_children(asked)) else "child"
    now = {one.id for one in programme.indicators if moment in one.when}
    return [one for one in asked if one.id in now and one.scale.who == by and kind != "small"]


def estimated(programme: Programme) -> list[Indicator]:
    """What staff are asked about grown people."""
    known = indicators()
    return [known[one.id] for one in programme.indicators if one.id in known and known[one.id].scale.who == "staff"]


def sharers(people: Iterable[Mapping[str, Any]], member: Mapping[str, Any]) -> list[dict]:
    """The grown people with whom a child lives."""
    homes = _homes(member)
    return [dict(one) for one in people if one["role"] == "adult" and one["id"] != member["id"] and homes & _homes(one)]


def _asks_children(asked: Iterable[Indicator]) -> bool:
    return any(one.scale.who == "child" for one in asked)


def _homes(person: Mapping[str, Any]) -> set[str]:
    return set(filter(None, (person["households"] or "").split(",")))

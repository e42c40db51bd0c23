"""Who may read an answer. Grown people's: they themselves and those who work with them. A child's: whom it chose."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import visible_members
from . import queries


def may_read(who: Any, answer: Mapping[str, Any]) -> bool:
    """Whether somebody who has opened the family may read an answer. Who wrote it down at the table has read it."""
    chosen = None if answer["sharing"] is None else answer["shared_with"].split()
    if who.role == "family":
        return who.member == answer["member"] or f"member:{who.member}" in (chosen or ())
    if chosen is None or answer["made_by"] == who.id or "team" in chosen:
        return True
    return f"account:{who.id}" in chosen


def answers_for(db: Database, who: Any, family: Mapping[str, Any]) -> list[dict]:
    """The answers of a family that its reader may read, oldest first, each with what was `said` about it.

    What was said is as private as the answer: it goes where the answer goes.
    """
    found = [one for one in queries.answers(db, family["id"]) if may_read(who, one)]
    said: dict[str, list[dict]] = {}
    for one in queries.words_about(db, family["id"]) if found else ():
        said.setdefault(one["measurement"], []).append(one)
    names = {person["id"]: person["name"] for person in visible_members(db, who, dict(family))} if found else {}
    return [
        {**one, "said": said.get(one["id"], []), "member_name": names[one["member"]]}
        for one in found
        if one["member"] in names
    ]

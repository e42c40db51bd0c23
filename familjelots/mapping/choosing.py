"""Two texts met in one of this room's records: who may say which shall stand."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import edit_queries
from ..core.errors import Conflict
from . import assessment_queries, queries


def may_choose(db: Database, who: Any, table: str, record: str) -> bool:
    """Whether somebody who works with the family may still choose; of other rooms' records nothing is said here.

    What both have confirmed, what is closed and what is decided stays as it was read; an assessment is its author's.
    """
    if table in ("saying", "mapping"):
        found = _mapping(db, table, record)
        return bool(found) and found["status"] == "draft"
    if table == "assessment":
        found = assessment_queries.assessment(db, record)
        return bool(found) and found["made_by"] == who.id and found["status"] != "closed"
    if table == "competence":
        found = assessment_queries.competence(db, record)
        return bool(found) and not found["decision"]
    return True


def chosen(db: Database, table: str, record: str) -> None:
    """Other words stand in a mapping now: whoever is to confirm it reads it again first."""
    found = _mapping(db, table, record) if table in ("saying", "mapping") else None
    if found:
        queries.set_completion(db, found["id"], None)


def all_chosen(db: Database, family: str, *records: str) -> None:
    """Nothing is closed over two texts of which nobody has chosen one: the other would be out of reach."""
    if any(met["record"] in records for met in edit_queries.open_conflicts(db, [family])):
        raise Conflict("choose_text_first")


def _mapping(db: Database, table: str, record: str) -> Mapping[str, Any] | None:
    if table == "mapping":
        return queries.mapping(db, record)
    saying = queries.saying(db, record)
    return queries.mapping(db, saying["mapping"]) if saying else None

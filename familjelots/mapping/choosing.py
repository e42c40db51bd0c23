"""Two texts met in one of this room's records: who may say which shall stand."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from . import assess, assessment_queries, queries


def may_choose(db: Database, who: Any, table: str, record: str) -> bool:
    """Whether somebody who works with the family may still choose; of other rooms' records nothing is said here.

    What both have confirmed, what is closed and what is decided stays as it was read; an assessment is its author's.
    """
    if table in ("saying", "mapping"):
        found = _mapping(db, table, record)
        return bool(found) and found["status"] == "draft"
    if table == "assessment":
        found = assessment_queries.assessment(db, record)
        return found is not None and assess.may_write(who, found) and found["status"] != "closed"
    if table == "competence":
        found = assessment_queries.competence(db, record)
        return bool(found) and not found["decision"]
    return True


def may_read(db: Database, who: Any, table: str, record: str) -> bool:
    """Whether somebody who works with the family may read what stood in a record: an assessment may be a draft."""
    found = assessment_queries.assessment(db, record) if table == "assessment" else None
    return table != "assessment" or (found is not None and assess.may_read(who, found))


def chosen(db: Database, table: str, record: str) -> None:
    """Other words stand in a mapping now: whoever is to confirm it reads it again first."""
    found = _mapping(db, table, record) if table in ("saying", "mapping") else None
    if found:
        queries.set_completion(db, found["id"], None)


def page_of(table: str, family: str) -> list[str]:
    """The page on which a text of this room stands; none for those of other rooms."""
    return [f"/families/{family}/mapping"] if table in ("saying", "mapping", "assessment", "competence") else []


def _mapping(db: Database, table: str, record: str) -> Mapping[str, Any] | None:
    if table == "mapping":
        return queries.mapping(db, record)
    saying = queries.saying(db, record)
    return queries.mapping(db, saying["mapping"]) if saying else None

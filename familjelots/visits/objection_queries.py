"""SQL on what families say is not right in visits' records."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset({"objection", "objection_withdrawal"})

# What is taken back is not told any more: that it was, and when, is.
_OBJECTIONS = """SELECT objection.id, objection.visit, objection.made_by, objection.made_at, account.name,
                        account.member AS told_member, withdrawn.made_at AS withdrawn_at,
                        CASE WHEN withdrawn.id IS NULL THEN objection.text ELSE '' END AS text
                 FROM objection JOIN account ON account.id = objection.made_by
                 LEFT JOIN objection_withdrawal AS withdrawn ON withdrawn.rowid = (
                     SELECT min(rowid) FROM objection_withdrawal WHERE objection = objection.id)"""

OF_FAMILY = f"{_OBJECTIONS} WHERE objection.family = ? ORDER BY objection.rowid"


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of these tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def objection(db: Database, id: str) -> dict | None:
    """One objection, as it was written."""
    return row(db, "SELECT * FROM objection WHERE id = ?", id)


def of_family(db: Database, family: str) -> list[dict]:
    """All that a family has objected to, in the order in which it was said."""
    return rows(db, OF_FAMILY, family)


def of_visit(db: Database, visit: str) -> list[dict]:
    """What has been said against one visit's record."""
    return rows(db, f"{_OBJECTIONS} WHERE objection.visit = ? ORDER BY objection.rowid", visit)


def unseen(db: Database, families: Iterable[str]) -> list[dict]:
    """What several families have objected to, have not taken back, and nobody who works with them has seen."""
    return rows(
        db,
        """SELECT objection.id, objection.family, objection.visit, objection.text, objection.made_at, account.name,
                  visit.at AS visit_at
           FROM objection JOIN account ON account.id = objection.made_by JOIN visit ON visit.id = objection.visit
           WHERE objection.seen_at IS NULL AND objection.family IN (SELECT value FROM json_each(?))
             AND NOT EXISTS (SELECT 1 FROM objection_withdrawal WHERE objection_withdrawal.objection = objection.id)
           ORDER BY objection.made_at, objection.rowid""",
        json.dumps(list(families)),
    )


def see(db: Database, objection: str, stamp: str) -> None:
    """Note when an objection was first seen."""
    execute(db, "UPDATE objection SET seen_at = ? WHERE id = ? AND seen_at IS NULL", stamp, objection)

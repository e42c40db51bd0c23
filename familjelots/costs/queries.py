"""SQL on cost notes."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import insert, row, rows

TABLES = frozenset({"cost_note", "cost_withdrawal"})

_NOTES = """
    SELECT note.*, account.name AS by, withdrawal.made_at AS withdrawn_at,
           (SELECT group_concat(reason, ' · ') FROM (
                SELECT reason FROM cost_withdrawal AS each WHERE each.note = note.id AND reason <> '' ORDER BY rowid
            )) AS withdrawn_why,
           EXISTS (SELECT 1 FROM cost_note AS later WHERE later.amends = note.id) AS amended
    FROM cost_note AS note JOIN account ON account.id = note.made_by
    LEFT JOIN cost_withdrawal AS withdrawal ON withdrawal.rowid = (
        SELECT min(rowid) FROM cost_withdrawal WHERE cost_withdrawal.note = note.id)"""


def notes(db: Database, family: str) -> list[dict]:
    """A family's cost notes, newest first, those that were corrected (`amended`) and taken back among them."""
    return rows(db, f"{_NOTES} WHERE note.family = ? ORDER BY note.rowid DESC", family)


def notes_of(db: Database, families: Iterable[str]) -> list[dict]:
    """The same of several families, in one query."""
    sql = f"{_NOTES} WHERE note.family IN (SELECT value FROM json_each(?)) ORDER BY note.rowid DESC"
    return rows(db, sql, json.dumps(list(families)))


def note(db: Database, id: str) -> dict | None:
    """One cost note."""
    return row(db, f"{_NOTES} WHERE note.id = ?", id)


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)

"""SQL on edits: the texts that were put aside, and those that met another and wait for somebody to choose."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from .db import execute, insert, row, rows


def record_field(db: Database, table: str, record: str, field: str) -> Any:
    """One field of one record; table and field come from our own code."""
    found = row(db, f'SELECT "{field}" AS value FROM "{table}" WHERE id = ?', record)
    return found["value"] if found else None


def set_field(db: Database, table: str, record: str, field: str, value: Any) -> None:
    """Set one field of one record; table and field come from our own code."""
    execute(db, f'UPDATE "{table}" SET "{field}" = ? WHERE id = ?', value, record)


def remember(db: Database, edit: dict[str, Any]) -> None:
    """Keep what an edit put aside, beside what it put there."""
    insert(db, "text_edit", edit)


def edits_of(db: Database, table: str, record: str) -> list[dict]:
    """All edits of one record, oldest first."""
    return rows(db, 'SELECT * FROM text_edit WHERE record = ? AND "table" = ? ORDER BY seq', record, table)


def made(db: Database, table: str, record: str) -> dict | None:
    """Who made a record, and when its words arrived."""
    return row(
        db,
        f"""SELECT journal.user, journal.received_at AS made_at FROM "{table}" AS made
            JOIN journal ON journal.op = made.op WHERE made.id = ?""",
        record,
    )


def last_edit(db: Database, table: str, record: str, field: str) -> dict | None:
    """The edit that put a field's present text there."""
    return row(
        db,
        """SELECT user, chosen_by, made_at FROM text_edit
           WHERE record = ? AND "table" = ? AND field = ? ORDER BY seq DESC LIMIT 1""",
        record,
        table,
        field,
    )


def keep_conflict(db: Database, record: dict[str, Any]) -> None:
    """Remember both texts of an edit that met another."""
    insert(db, "edit_conflict", record)


def conflict(db: Database, id: str) -> dict | None:
    """One meeting of two texts."""
    return row(db, "SELECT * FROM edit_conflict WHERE id = ?", id)


def conflicts_of(db: Database, table: str, record: str) -> list[dict]:
    """All that ever met in one record, oldest first."""
    sql = 'SELECT * FROM edit_conflict WHERE record = ? AND "table" = ? ORDER BY made_at, id'
    return rows(db, sql, record, table)


def open_conflicts(db: Database, families: Iterable[str]) -> list[dict]:
    """What has met in the records of these families and nobody has chosen between, oldest first."""
    return rows(
        db,
        """SELECT * FROM edit_conflict WHERE settled_at IS NULL AND family IN (SELECT value FROM json_each(?))
           ORDER BY made_at, id""",
        json.dumps(list(families)),
    )


def fields_that_wait(db: Database, table: str, record: str) -> set[str]:
    """The fields of one record in which two texts have met and nobody has chosen between them."""
    sql = 'SELECT field FROM edit_conflict WHERE record = ? AND "table" = ? AND settled_at IS NULL'
    return {found["field"] for found in rows(db, sql, record, table)}


def settle_conflict(db: Database, id: str, chosen: str, who: str, stamp: str) -> None:
    """Say which of two texts was chosen, by whom. The first choice stands."""
    sql = "UPDATE edit_conflict SET chosen = ?, settled_by = ?, settled_at = ? WHERE id = ? AND settled_at IS NULL"
    execute(db, sql, chosen, who, stamp, id)

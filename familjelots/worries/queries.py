"""SQL on worries."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset({"worry", "worry_addition", "worry_report", "worry_reader", "worry_number"})

_WORRY = """SELECT worry.*, family.protected, author.name AS author_name
            FROM worry LEFT JOIN member ON member.id = worry.child
            LEFT JOIN family ON family.id = member.family
            JOIN account AS author ON author.id = worry.made_by"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def worry(db: Database, id: str) -> dict | None:
    """One worry."""
    return row(db, f"{_WORRY} WHERE worry.id = ?", id)


def of_author(db: Database, account: str) -> list[dict]:
    """What one person has written, newest first."""
    return rows(db, f"{_WORRY} WHERE worry.made_by = ? ORDER BY worry.made_at DESC, worry.id", account)


def of_reader(db: Database, account: str) -> list[dict]:
    """What others have let one person read, newest first."""
    return rows(
        db,
        f"""{_WORRY} JOIN worry_reader AS reader ON reader.worry = worry.id
            WHERE reader.account = ? AND reader.ended_at IS NULL ORDER BY worry.made_at DESC, worry.id""",
        account,
    )


def may_read(db: Database, worry: str, account: str) -> bool:
    """Whether a person has been let read a worry, and still is."""
    sql = "SELECT 1 FROM worry_reader WHERE worry = ? AND account = ? AND ended_at IS NULL"
    return row(db, sql, worry, account) is not None


def reader(db: Database, id: str) -> dict | None:
    """Somebody who may read a worry, with the worry's author."""
    sql = (
        "SELECT reader.*, worry.made_by FROM worry_reader AS reader JOIN worry ON worry.id = worry WHERE reader.id = ?"
    )
    return row(db, sql, id)


def end_reader(db: Database, id: str, stamp: str) -> None:
    """Somebody reads a worry no longer."""
    execute(db, "UPDATE worry_reader SET ended_at = ? WHERE id = ? AND ended_at IS NULL", stamp, id)


def additions(db: Database, worries: Iterable[str]) -> list[dict]:
    """What was added to worries, oldest first, with who did it."""
    return _beside(db, "worry_addition", worries)


def reports(db: Database, worries: Iterable[str]) -> list[dict]:
    """To whom and when worries were reported, oldest first, with who wrote that down."""
    return _beside(db, "worry_report", worries)


def _beside(db: Database, table: str, worries: Iterable[str]) -> list[dict]:
    sql = f"""SELECT made.*, account.name FROM "{table}" AS made JOIN account ON account.id = made.made_by
              WHERE made.worry IN (SELECT value FROM json_each(?)) ORDER BY made.made_at, made.id"""
    return rows(db, sql, json.dumps(list(worries)))


def readers(db: Database, worries: Iterable[str]) -> list[dict]:
    """Who may read worries now, by name."""
    sql = """SELECT reader.*, account.name FROM worry_reader AS reader JOIN account ON account.id = reader.account
             WHERE reader.ended_at IS NULL AND reader.worry IN (SELECT value FROM json_each(?)) ORDER BY account.name"""
    return rows(db, sql, json.dumps(list(worries)))


def numbers(db: Database) -> list[dict]:
    """Whom to ring, in the order in which it was told."""
    return rows(db, "SELECT * FROM worry_number WHERE ended_at IS NULL ORDER BY made_at, rowid")


def number(db: Database, id: str) -> dict | None:
    """One number to ring."""
    return row(db, "SELECT * FROM worry_number WHERE id = ?", id)


def end_number(db: Database, id: str, stamp: str) -> None:
    """A number is rung no longer."""
    execute(db, "UPDATE worry_number SET ended_at = ? WHERE id = ? AND ended_at IS NULL", stamp, id)

"""SQL on an instance's own programmes and their preparation."""

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value

TABLES = frozenset({"own_programme", "own_programme_version", "programme_preparation"})


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def newest_versions(db: Database) -> list[dict]:
    """The own programmes with the number of their newest version, in the order they were made."""
    return rows(
        db,
        """SELECT programme AS id, max(version) AS version, min(made_at) AS first_at
           FROM own_programme_version GROUP BY programme ORDER BY first_at, programme""",
    )


def newest_version(db: Database, programme: str) -> int | None:
    """The number of a programme's newest version, None when it is not one of the instance's own."""
    return value(db, "SELECT max(version) FROM own_programme_version WHERE programme = ?", programme)


def pack(db: Database, programme: str, version: int) -> str | None:
    """A version's pack."""
    return value(db, "SELECT pack FROM own_programme_version WHERE programme = ? AND version = ?", programme, version)


def history(db: Database, programme: str) -> list[dict]:
    """When a programme was changed and by whom, newest first."""
    return rows(
        db,
        """SELECT version, own_programme_version.made_at, account.name AS author FROM own_programme_version
           LEFT JOIN account ON account.id = author WHERE programme = ? ORDER BY version DESC LIMIT 50""",
        programme,
    )


def origin(db: Database, programme: str) -> str:
    """What a programme was made from: another one's id, or `file`."""
    return value(db, "SELECT origin FROM own_programme WHERE id = ?", programme) or ""


def preparation(db: Database, programme: str) -> list[dict]:
    """What is known about a programme before its first family, as it was written; nothing that was taken back."""
    return rows(
        db,
        """SELECT * FROM programme_preparation WHERE programme = ? AND withdrawn_at IS NULL
           ORDER BY day, made_at, id""",
        programme,
    )


def prepared(db: Database, id: str) -> dict | None:
    """One thing of a preparation."""
    return row(db, "SELECT * FROM programme_preparation WHERE id = ?", id)


def withdraw(db: Database, id: str, stamp: str) -> int:
    """Take back one thing of a preparation; it stays as a trace."""
    sql = "UPDATE programme_preparation SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL"
    return execute(db, sql, stamp, id)

"""SQL on files that wait to be read in (in the database of long work), and on what their rows are compared with."""

import json
from typing import Any

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value

_TABLE = """CREATE TABLE IF NOT EXISTS import (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB,
    ready TEXT,
    matching TEXT NOT NULL DEFAULT '{}',
    job TEXT,
    made_at TEXT NOT NULL
) STRICT"""


def create(db: Database) -> None:
    """The table, where it is not there yet."""
    execute(db, _TABLE)


def add(db: Database, record: dict) -> None:
    """A file that somebody has brought."""
    insert(db, "import", record)


def file(db: Database, id: str, account: str) -> dict | None:
    """A file with what was chosen for it; only for whoever brought it."""
    found = row(db, "SELECT * FROM import WHERE id = ? AND account = ?", id, account)
    return {**found, "matching": json.loads(found["matching"])} if found else None


def files(db: Database, account: str) -> list[dict]:
    """Somebody's files, newest first, without what is in them."""
    sql = "SELECT id, kind, name, job, made_at FROM import WHERE account = ? ORDER BY made_at DESC LIMIT 20"
    return rows(db, sql, account)


def choose(db: Database, id: str, matching: dict[str, Any], job: str | None) -> None:
    """What the columns are, and the work that looks at it or reads it in."""
    execute(db, "UPDATE import SET matching = ?, job = ? WHERE id = ?", json.dumps(matching), job, id)


def keep_ready(db: Database, id: str, rows: list[str]) -> None:
    """The rows as they may be read in."""
    execute(db, "UPDATE import SET ready = ? WHERE id = ?", json.dumps(rows), id)


def empty(db: Database, id: str) -> None:
    """The file itself is needed no longer."""
    execute(db, "UPDATE import SET content = NULL, ready = NULL WHERE id = ?", id)


def forget(db: Database, account: str, id: str) -> None:
    """A file that is not wanted."""
    execute(db, "DELETE FROM import WHERE id = ? AND account = ?", id, account)


def forget_old(db: Database, before: str) -> None:
    """Files that nobody came back to."""
    execute(db, "DELETE FROM import WHERE made_at < ?", before)


def families(db: Database, where: str, values: dict[str, Any]) -> list[dict]:
    """Name and case number of the families of which a condition is true."""
    return rows(db, f"SELECT family AS id, name, case_number FROM family_listed WHERE {where}", values)


def grown(db: Database, where: str, values: dict[str, Any]) -> list[dict]:
    """The adults of the families of which a condition is true."""
    return rows(
        db,
        f"""SELECT member.id, member.family, member.name FROM family_listed
            JOIN member ON member.family = family_listed.family AND member.role = 'adult' WHERE {where}""",
        values,
    )


def months(db: Database) -> list[dict]:
    """What was said last about assistance and income of each month of each family and person."""
    return rows(
        db,
        """SELECT family, member, month, assistance, income_source, max(rowid) FROM status_month
           WHERE assistance <> '' OR income_source <> '' GROUP BY family, member, month""",
    )


def applied(db: Database, op: str) -> bool:
    """Whether an operation has been applied already."""
    return value(db, "SELECT 1 FROM journal WHERE op = ? AND outcome = 'applied'", op) is not None

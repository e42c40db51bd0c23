"""SQL on the journal."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlite_utils import Database

from .db import execute, insert, row, rows


def entry(db: Database, op: str) -> dict | None:
    """The journal row of an operation."""
    return row(db, "SELECT * FROM journal WHERE op = ?", op)


def entries(db: Database, ops: Iterable[str]) -> list[dict]:
    """The journal rows of operations, of those that are there."""
    return rows(db, "SELECT * FROM journal WHERE op IN (SELECT value FROM json_each(?))", json.dumps(list(ops)))


def last_entry(db: Database) -> dict | None:
    """The newest journal row: seq and hash."""
    return row(db, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")


def append(db: Database, record: dict[str, Any]) -> None:
    """Add a journal row."""
    insert(db, "journal", record)


def settle(db: Database, record: dict[str, Any]) -> None:
    """Write what became of a journal row's operation, within the transaction that began it as applied.

    A column that is set, even to what it was, is written into each of its indexes again.
    """
    if record["outcome"] != "applied" or record["reason"]:
        parked = record["outcome"], record["reason"], record["seq"]
        execute(db, "UPDATE journal SET outcome = ?, reason = ? WHERE seq = ?", *parked)
    ended = record["affects"], record["hash"], record["seq"]
    execute(db, "UPDATE journal SET affects = ?, hash = ? WHERE seq = ?", *ended)


def anything_waits(db: Database) -> bool:
    """Whether any entry was ever parked to wait for an id."""
    return row(db, "SELECT 1 FROM journal WHERE reason LIKE 'waits:%' LIMIT 1") is not None


def waiting_for(db: Database, ids: Iterable[str]) -> list[dict]:
    """Parked entries that wait for one of these ids and have not been resolved."""
    reasons = json.dumps([f"waits:{missing}" for missing in ids])
    return rows(
        db,
        """SELECT * FROM journal AS parked
           WHERE reason LIKE 'waits:%' AND reason IN (SELECT value FROM json_each(?)) AND fields IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM journal AS later
                             WHERE later.resolves = parked.op AND later.user = parked.user)
           ORDER BY seq""",
        reasons,
    )


def not_understood(db: Database) -> list[dict]:
    """Parked entries of a version that the server did not understand, and that nothing has resolved, oldest first."""
    return rows(
        db,
        """SELECT * FROM journal AS parked
           WHERE reason IN ('newer_app', 'older_app', 'unknown_command') AND fields IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM journal AS later
                             WHERE later.resolves = parked.op AND later.user = parked.user)
           ORDER BY seq""",
    )


def parked_of(db: Database, user: str) -> list[dict]:
    """A person's own parked entries that nothing has resolved yet, oldest first."""
    return rows(
        db,
        """SELECT * FROM journal AS parked
           WHERE user = ? AND outcome = 'parked'
             AND NOT EXISTS (SELECT 1 FROM journal AS later
                             WHERE later.resolves = parked.op AND later.user = parked.user)
           ORDER BY seq""",
        user,
    )


def parked_entry(db: Database, op: str) -> dict | None:
    """A parked entry, and when its author had settled it, if so."""
    return row(
        db,
        """SELECT parked.*, (SELECT min(received_at) FROM journal AS later
                            WHERE later.resolves = parked.op AND later.user = parked.user) AS resolved_at
           FROM journal AS parked WHERE op = ? AND outcome = 'parked'""",
        op,
    )


def not_permitted(db: Database, settling: Iterable[str]) -> list[dict]:
    """Entries whose author might not write there any more, oldest first, and that are not settled.

    Their author settles one by writing it anew, anybody else by one of these commands.
    """
    return rows(
        db,
        """SELECT * FROM journal AS parked
           WHERE reason = 'not_permitted' AND fields IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM journal AS later
                             WHERE later.resolves = parked.op AND later.outcome = 'applied'
                               AND (later.user = parked.user) <> (later.command IN (SELECT value FROM json_each(?))))
           ORDER BY seq LIMIT 200""",
        json.dumps(list(settling)),
    )


def settled_by_another(db: Database, op: str, settling: Iterable[str], but: str = "") -> bool:
    """Whether somebody other than its author has taken care of a parked entry, by another operation than `but`."""
    sql = """SELECT 1 FROM journal AS later JOIN journal AS parked ON parked.op = later.resolves
             WHERE parked.op = ? AND later.op <> ? AND later.outcome = 'applied' AND later.user <> parked.user
               AND later.command IN (SELECT value FROM json_each(?))"""
    return row(db, sql, op, but, json.dumps(list(settling))) is not None


def resolutions(db: Database) -> dict[str, str]:
    """Parked operation → the newest of its author that settled it."""
    found = rows(
        db,
        """SELECT parked.op, later.op AS settled_by FROM journal AS later
           JOIN journal AS parked ON parked.op = later.resolves AND parked.user = later.user
           WHERE later.resolves IS NOT NULL ORDER BY later.seq""",
    )
    return {each["op"]: each["settled_by"] for each in found}


def whole_journal(db: Database) -> Iterator[dict]:
    """All journal rows in order, one at a time."""
    cursor = db.conn.execute("SELECT * FROM journal ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for found in cursor:
        yield dict(zip(names, found, strict=True))


def damage(db: Database) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    return [
        found["integrity_check"] for found in rows(db, "PRAGMA integrity_check") if found["integrity_check"] != "ok"
    ]


def orphans(db: Database) -> list[tuple[str, str]]:
    """(table, missing parent's table) of each row whose foreign key leads nowhere."""
    return [(found["table"], found["parent"]) for found in rows(db, "PRAGMA foreign_key_check")]


def tables(db: Database) -> dict[str, bool]:
    """All tables with rows of ours, and whether their rows carry the operation that made them."""
    found = rows(
        db,
        """SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(listed.name) AS info WHERE info.name = 'op') AS has_op
           FROM pragma_table_list AS listed
           WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\'
           ORDER BY name""",
    )
    return {table["name"]: bool(table["has_op"]) and table["name"] != "journal" for table in found}


def count(db: Database, table: str) -> int:
    """Number of rows; the table's name comes from the schema."""
    return rows(db, f'SELECT count(*) AS n FROM "{table}"')[0]["n"]


def rows_without_journal(db: Database, table: str) -> int:
    """Rows whose operation is missing from the journal, or was never applied."""
    counted = f"""SELECT count(*) AS n FROM "{table}" AS made LEFT JOIN journal ON journal.op = made.op
                  WHERE journal.outcome IS NOT 'applied'"""
    return rows(db, counted)[0]["n"]

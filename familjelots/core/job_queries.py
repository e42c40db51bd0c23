"""SQL on long work, in a database of its own: its progress never waits for a write of the house, nor holds one up."""

import json

from sqlite_utils import Database

from .db import execute, row, write

_TABLE = """CREATE TABLE IF NOT EXISTS job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    outcome TEXT NOT NULL DEFAULT '{}',
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    not_before TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT"""


def create(db: Database) -> None:
    """The table, where it is not there yet."""
    execute(db, _TABLE)


def add(db: Database, record: dict) -> None:
    """Ask for a piece of work; the same one asked for again is the same one."""
    execute(
        db,
        """INSERT INTO job (id, kind, account, facts, not_before, made_at)
           VALUES (:id, :kind, :account, :facts, :made_at, :made_at) ON CONFLICT (id) DO NOTHING""",
        record,
    )


def job(db: Database, id: str) -> dict | None:
    """One piece of work, with what it is about and what came of it."""
    found = row(db, "SELECT * FROM job WHERE id = ?", id)
    return _told(found) if found else None


def claim(db: Database, lease: str, stamp: str, until: str) -> dict | None:
    """Take the oldest piece whose time has come: never begun, or begun by somebody who is gone. Nobody else has it."""
    with write(db):
        found = row(
            db,
            """UPDATE job SET state = 'running', lease = :lease, not_before = :until, attempts = attempts + 1
               WHERE id = (SELECT id FROM job WHERE state IN ('waiting', 'running') AND not_before <= :now
                           ORDER BY made_at, id LIMIT 1) RETURNING *""",
            {"lease": lease, "now": stamp, "until": until},
        )
    return _told(found) if found else None


def tell(db: Database, id: str, lease: str, done: int, total: int, until: str) -> bool:
    """Say how far it has come, and keep it; False when somebody else has it now."""
    sql = "UPDATE job SET done = ?, total = ?, not_before = ? WHERE id = ? AND lease = ? AND state = 'running'"
    return execute(db, sql, done, total, until, id, lease) == 1


def settle(db: Database, id: str, lease: str, state: str, outcome: dict, not_before: str) -> None:
    """Say how it ended, unless somebody else has it now; `waiting` is another try, not before a moment."""
    execute(
        db,
        """UPDATE job SET state = ?, outcome = ?, not_before = ?, lease = NULL,
                          done = CASE ? WHEN 'done' THEN total ELSE done END WHERE id = ? AND lease = ?""",
        state,
        json.dumps(outcome),
        not_before,
        state,
        id,
        lease,
    )


def forget(db: Database, before: str) -> None:
    """What ended long ago."""
    execute(db, "DELETE FROM job WHERE state IN ('done', 'failed') AND made_at < ?", before)


def _told(found: dict) -> dict:
    return {**found, "facts": json.loads(found["facts"]), "outcome": json.loads(found["outcome"])}

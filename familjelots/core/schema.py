"""The journal and the conflicts: tables that every room's writes stand on."""

from sqlite_utils import Database, Migrations

from .db import execute

migrations = Migrations("core")


@migrations()
def create_tables(db: Database) -> None:
    """Journal of operations, and texts that two people changed at once.

    Rows of other rooms point at `journal(op)` with a deferred foreign key, so that no row can exist without
    the operation that made it.
    """
    execute(
        db,
        """CREATE TABLE journal (
            seq INTEGER PRIMARY KEY,
            op TEXT NOT NULL UNIQUE,
            user TEXT NOT NULL,
            device TEXT,
            command TEXT NOT NULL,
            version INTEGER NOT NULL,
            path TEXT NOT NULL,
            fields TEXT,
            salt BLOB,
            digest BLOB NOT NULL,
            made_at TEXT,
            received_at TEXT NOT NULL,
            app_version TEXT NOT NULL,
            outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'parked')),
            reason TEXT,
            affects TEXT NOT NULL DEFAULT '[]',
            resolves TEXT,
            prev BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT""",
    )
    execute(db, "CREATE INDEX journal_parked ON journal(user, seq) WHERE outcome = 'parked'")
    execute(db, "CREATE INDEX journal_waiting ON journal(reason) WHERE reason LIKE 'waits:%'")
    execute(db, "CREATE INDEX journal_resolves ON journal(resolves) WHERE resolves IS NOT NULL")
    execute(
        db,
        """CREATE TABLE edit_conflict (
            id TEXT PRIMARY KEY,
            "table" TEXT NOT NULL,
            record TEXT NOT NULL,
            field TEXT NOT NULL,
            base TEXT,
            theirs TEXT,
            mine TEXT,
            user TEXT NOT NULL,
            made_at TEXT NOT NULL,
            settled_at TEXT,
            op TEXT NOT NULL REFERENCES journal(op) DEFERRABLE INITIALLY DEFERRED
        ) STRICT""",
    )
    execute(db, "CREATE INDEX edit_conflict_open ON edit_conflict(user) WHERE settled_at IS NULL")

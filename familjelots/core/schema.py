"""The journal and the conflicts: tables that every room's writes stand on."""

from sqlite_utils import Database, Migrations

from .db import execute
from .tables import create

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


@migrations()
def keep_former_texts(db: Database) -> None:
    """Every text that an edit put aside, and who wrote the two texts of a conflict and chose between them.

    `user` of a conflict wrote the text that waits (`mine`), `other` the one that stood there (`theirs`).
    """
    create(db, _FORMER_TEXTS)


_FORMER_TEXTS = """
CREATE TABLE text_edit (
    seq INTEGER PRIMARY KEY,
    "table" TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT,
    after TEXT,
    user TEXT NOT NULL,
    chosen_by TEXT,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX text_edit_record ON text_edit(record, seq);
ALTER TABLE edit_conflict ADD COLUMN family TEXT;
ALTER TABLE edit_conflict ADD COLUMN other TEXT;
ALTER TABLE edit_conflict ADD COLUMN other_at TEXT;
ALTER TABLE edit_conflict ADD COLUMN chosen TEXT CHECK (chosen IN ('stands', 'waits'));
ALTER TABLE edit_conflict ADD COLUMN settled_by TEXT;
CREATE INDEX edit_conflict_record ON edit_conflict(record);
CREATE INDEX journal_not_permitted ON journal(seq) WHERE reason = 'not_permitted';
CREATE INDEX journal_not_understood ON journal(seq)
    WHERE reason IN ('newer_app', 'older_app', 'unknown_command');
CREATE INDEX edit_conflict_family ON edit_conflict(family) WHERE settled_at IS NULL
"""

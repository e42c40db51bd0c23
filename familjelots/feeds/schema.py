"""Links to calendar feeds. A link is a ceremony, no command: it has no op, and only its hash is kept."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("feeds")


@migrations()
def create_tables(db: Database) -> None:
    """`named`: the family's name is told; otherwise only that there is a visit."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE calendar_feed (
    id TEXT PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    account TEXT NOT NULL REFERENCES account(id),
    named INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    fetched_at TEXT,
    ended_at TEXT
) STRICT;
CREATE INDEX calendar_feed_account ON calendar_feed(account)
"""

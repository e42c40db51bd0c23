"""What has been put into the case system, by whom and when."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("transfers")


@migrations()
def create_tables(db: Database) -> None:
    """`stamp` is how new the record was: what has been written in it since is not there yet."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE transfer (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    kind TEXT NOT NULL CHECK (kind IN ('visit', 'plan', 'assessment')),
    record TEXT NOT NULL,
    stamp TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX transfer_record ON transfer(record, stamp)
"""

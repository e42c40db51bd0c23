"""Programmes that are an instance's own, in all their versions, and what is known before the first family comes."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("programmes")


@migrations()
def create_tables(db: Database) -> None:
    """A programme is its versions; each is a whole pack, and never changes."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE own_programme (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL,
    {OP}
) STRICT;
CREATE TABLE own_programme_version (
    programme TEXT NOT NULL REFERENCES own_programme(id),
    version INTEGER NOT NULL,
    pack TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP},
    PRIMARY KEY (programme, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE programme_preparation (
    id TEXT PRIMARY KEY,
    programme TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('need', 'target_group', 'agreement')),
    text TEXT NOT NULL DEFAULT '',
    count INTEGER,
    organisation TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    withdrawn_at TEXT,
    {OP}
) STRICT;
CREATE INDEX programme_preparation_programme ON programme_preparation(programme);
"""

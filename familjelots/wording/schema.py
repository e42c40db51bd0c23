"""How goals, steps and purposes are said in other languages."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("wording")


@migrations()
def create_tables(db: Database) -> None:
    """Each wording is added; the newest holds as long as the text that it was said of (`source`) has not changed."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE wording (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    record TEXT NOT NULL,
    language TEXT NOT NULL,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX wording_family ON wording(family)
"""

"""Planned last days, the turns of a family's state, and who pays."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("closing")


@migrations()
def create_tables(db: Database) -> None:
    """Days, turns and who pays are added; the newest holds. A funder that ends ends nothing else."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE support_time (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    until_day TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX support_time_family ON support_time(family);
CREATE TABLE family_turn (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    turn TEXT NOT NULL CHECK (turn IN ('begin', 'rest', 'resume', 'close', 'reopen', 'follow_up')),
    day TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    closure TEXT NOT NULL DEFAULT '',
    income_source TEXT NOT NULL DEFAULT '',
    on_assistance TEXT NOT NULL DEFAULT '' CHECK (on_assistance IN ('', 'yes', 'no', 'unknown')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX family_turn_family ON family_turn(family);
CREATE TABLE funding (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    funder TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX funding_family ON funding(family)
"""

"""Absences, which are corrected by new rows, and working hours, of which every one that held is kept."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("absences")


@migrations()
def create_tables(db: Database) -> None:
    """Wall times. An absence is over at `until_at`; its newest `absence_end` holds. What never was ends as it begins.

    `days` of working hours are weekdays, 1 is Monday.
    """
    create(db, _TABLES)


_TABLES = """
CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    kind TEXT NOT NULL CHECK (kind IN ('sick', 'holiday', 'child', 'training', 'other')),
    from_at TEXT NOT NULL,
    until_at TEXT NOT NULL CHECK (until_at > from_at),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX absence_account ON absence(account, from_at);
CREATE INDEX absence_from ON absence(from_at);
CREATE TABLE absence_end (
    id TEXT PRIMARY KEY,
    absence TEXT NOT NULL REFERENCES absence(id),
    until_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX absence_end_absence ON absence_end(absence);
CREATE TABLE working_hours (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(id),
    from_day TEXT NOT NULL,
    days TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends > begins),
    travel INTEGER NOT NULL CHECK (travel BETWEEN 0 AND 180),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX working_hours_account ON working_hours(account, from_day)
"""

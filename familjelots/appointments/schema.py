"""Appointments that a family has with others."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("appointments")


@migrations()
def create_tables(db: Database) -> None:
    """Whether an appointment stands or is cancelled is told by events: they are added, never changed."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    member TEXT REFERENCES member(id),
    starts_at TEXT NOT NULL,
    with_whom TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    companion TEXT NOT NULL DEFAULT '' CHECK (companion IN ('', 'coach') OR companion LIKE 'member:%'),
    companion_member TEXT GENERATED ALWAYS AS (CASE WHEN companion LIKE 'member:%' THEN substr(companion, 8) END) STORED
        REFERENCES member(id),
    status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'cancelled')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX appointment_family ON appointment(family, starts_at);
CREATE TABLE appointment_event (
    id TEXT PRIMARY KEY,
    appointment TEXT NOT NULL REFERENCES appointment(id),
    status TEXT NOT NULL CHECK (status IN ('planned', 'cancelled')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX appointment_event_appointment ON appointment_event(appointment)
"""

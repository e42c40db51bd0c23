"""When what the week shows is no longer right, kept by triggers, so that no write can forget it.

The week is served from drawn pieces. A stamp is a number that was never there before: whoever draws a piece keeps it
with the stamps that it was drawn under, and other stamps mean that it must be drawn anew.
"""

from sqlite_utils import Database, Migrations

from ..core.tables import create
from .stamps import FIRST, draw_again, triggers

migrations = Migrations("week")


@migrations()
def stamp_what_the_week_shows(db: Database) -> None:
    """Coaches' days, families with or without a visit to come, and changes that nobody has seen."""
    create(db, _TABLES)
    for statement in (*FIRST, *triggers()):
        db.conn.execute(statement)


@migrations()
def visits_come_along_with_their_family(db: Database) -> None:
    """A family that has changed hands has the visits that were planned before."""
    draw_again(db)


_TABLES = """
CREATE TABLE week_days (
    monday TEXT NOT NULL,
    coach TEXT NOT NULL,
    days TEXT NOT NULL,
    PRIMARY KEY (monday, coach)
) STRICT, WITHOUT ROWID;
CREATE TABLE week_family (
    family TEXT PRIMARY KEY REFERENCES family(id) ON DELETE CASCADE,
    active INTEGER NOT NULL,
    protected INTEGER NOT NULL,
    coach TEXT,
    coming TEXT NOT NULL,
    stamp INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX week_family_open ON week_family(coming, family, protected, coach, stamp) WHERE active = 1;
CREATE TABLE week_unseen (
    change TEXT PRIMARY KEY REFERENCES planned_visit_change(id) ON DELETE CASCADE,
    family TEXT NOT NULL,
    protected INTEGER NOT NULL,
    coach TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    stamp INTEGER NOT NULL
) STRICT;
CREATE INDEX week_unseen_order ON week_unseen(starts_at, change, family, protected, coach, stamp)
"""

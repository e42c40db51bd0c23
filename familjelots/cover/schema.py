"""What families want when their coach cannot come, and calls about visits. All of it is added, never changed."""

from sqlite_utils import Database, Migrations

from ..core.tables import create
from .stamps import FIRST, triggers

migrations = Migrations("cover")


@migrations()
def create_tables(db: Database) -> None:
    """The newest wish of a home holds. Of calls, the newest says how it stands."""
    create(db, _TABLES)


@migrations()
def ring_coaches(db: Database) -> None:
    """How long a coach may leave a change unseen, the newest holds; and calls to tell her of it."""
    create(db, _UNSEEN)


@migrations()
def stamp_what_the_week_says(db: Database) -> None:
    """The week's words on cover hang on few writes; whoever keeps them sees by the stamp whether one has come."""
    for statement in (*FIRST, *triggers()):
        db.conn.execute(statement)


_UNSEEN = """
CREATE TABLE unseen_wait (
    id TEXT PRIMARY KEY,
    hours INTEGER NOT NULL CHECK (hours BETWEEN 1 AND 48),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE TABLE coach_call (
    id TEXT PRIMARY KEY,
    change TEXT NOT NULL REFERENCES planned_visit_change(id),
    outcome TEXT NOT NULL CHECK (outcome IN ('reached', 'not_reached')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX coach_call_change ON coach_call(change)
"""

_TABLES = """
CREATE TABLE change_wish (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    wish TEXT NOT NULL CHECK (wish IN ('move', 'substitute', 'call')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX change_wish_family ON change_wish(family);
CREATE TABLE family_call (
    id TEXT PRIMARY KEY,
    planned_visit TEXT NOT NULL REFERENCES planned_visit(id),
    outcome TEXT NOT NULL CHECK (outcome IN ('wanted', 'reached', 'not_reached')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX family_call_visit ON family_call(planned_visit)
"""

"""Check-ins before a lone visit, and what became of them."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("lone_visits")


@migrations()
def create_tables(db: Database) -> None:
    """`expected_at` is the time that holds now, `settled_at` when she was first heard of.

    Other times, her own word and colleagues' calls are events: they are added, never changed.
    """
    create(db, _TABLES)


_TABLES = """
CREATE TABLE lone_visit (
    id TEXT PRIMARY KEY,
    coach TEXT NOT NULL REFERENCES account(id),
    colleague TEXT NOT NULL REFERENCES account(id),
    planned_visit TEXT REFERENCES planned_visit(id),
    expected_at TEXT NOT NULL,
    settled_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX lone_visit_open ON lone_visit(coach) WHERE settled_at IS NULL;
CREATE INDEX lone_visit_settled ON lone_visit(settled_at);
CREATE TABLE lone_visit_event (
    id TEXT PRIMARY KEY,
    lone_visit TEXT NOT NULL REFERENCES lone_visit(id),
    kind TEXT NOT NULL CHECK (kind IN ('prolonged', 'out', 'reached')),
    expected_at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX lone_visit_event_of ON lone_visit_event(lone_visit)
"""

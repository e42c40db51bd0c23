"""What families want when their coach cannot come, and calls about visits. All of it is added, never changed."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("cover")


@migrations()
def create_tables(db: Database) -> None:
    """The newest wish of a home holds. Of calls, the newest says how it stands."""
    create(db, _TABLES)


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

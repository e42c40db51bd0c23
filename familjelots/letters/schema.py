"""Letters that a family has got. What they look like is kept nowhere."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("letters")


@migrations()
def create_tables(db: Database) -> None:
    """Whether a letter is dealt with is told by events: they are added, never changed."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE letter (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    sender TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    deadline TEXT,
    dealer TEXT NOT NULL DEFAULT '' CHECK (dealer IN ('', 'coach') OR dealer LIKE 'member:%'),
    dealer_member TEXT GENERATED ALWAYS AS (CASE WHEN dealer LIKE 'member:%' THEN substr(dealer, 8) END) STORED
        REFERENCES member(id),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done')),
    status_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX letter_family ON letter(family, status);
CREATE TABLE letter_event (
    id TEXT PRIMARY KEY,
    letter TEXT NOT NULL REFERENCES letter(id),
    status TEXT NOT NULL CHECK (status IN ('open', 'done')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX letter_event_letter ON letter_event(letter)
"""

"""Families, their households and members, and who their one contact person is."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("families")


@migrations()
def create_tables(db: Database) -> None:
    """A family is not a household: it may live in several, and a child may live in two."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE family (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    programme TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('interest', 'active', 'resting', 'closed', 'followed_up')),
    motivation TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE TABLE household (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    name TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    safety_note TEXT NOT NULL DEFAULT '',
    {OP}
) STRICT;
CREATE INDEX household_family ON household(family);
CREATE TABLE member (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    name TEXT NOT NULL,
    birth_year INTEGER,
    role TEXT NOT NULL CHECK (role IN ('adult', 'young', 'child')),
    phone TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT 'sv',
    interpreter INTEGER NOT NULL DEFAULT 0,
    adaptations TEXT NOT NULL DEFAULT '',
    motivation TEXT NOT NULL DEFAULT '',
    protected INTEGER NOT NULL DEFAULT 0,
    {OP}
) STRICT;
CREATE INDEX member_family ON member(family);
CREATE TABLE household_member (
    household TEXT NOT NULL REFERENCES household(id),
    member TEXT NOT NULL REFERENCES member(id),
    {OP},
    PRIMARY KEY (household, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_member_member ON household_member(member);
CREATE TABLE contact_person (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    coach TEXT NOT NULL REFERENCES account(id),
    from_at TEXT NOT NULL,
    until_at TEXT,
    {OP}
) STRICT;
CREATE UNIQUE INDEX contact_person_active ON contact_person(family) WHERE until_at IS NULL;
CREATE INDEX contact_person_coach ON contact_person(coach, family);
"""

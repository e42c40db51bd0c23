"""Worries for children, to whom they were reported, and who may read them; the numbers to ring."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("worries")


@migrations()
def create_tables(db: Database) -> None:
    """Everything is added and nothing changed: what was seen that day stays as it was written that day.

    `child` names a member of a family that its author works or has worked with; any other child is named in words.
    """
    create(db, _TABLES)


_TABLES = """
CREATE TABLE worry (
    id TEXT PRIMARY KEY,
    child TEXT REFERENCES member(id),
    child_name TEXT NOT NULL DEFAULT '',
    danger TEXT NOT NULL DEFAULT '' CHECK (danger IN ('', 'yes', 'no', 'unsure')),
    seen TEXT NOT NULL,
    heard_by TEXT NOT NULL DEFAULT '',
    happened TEXT NOT NULL DEFAULT '',
    child_says TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX worry_made_by ON worry(made_by);
CREATE TABLE worry_addition (
    id TEXT PRIMARY KEY,
    worry TEXT NOT NULL REFERENCES worry(id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX worry_addition_worry ON worry_addition(worry);
CREATE TABLE worry_report (
    id TEXT PRIMARY KEY,
    worry TEXT NOT NULL REFERENCES worry(id),
    receiver TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX worry_report_worry ON worry_report(worry);
CREATE TABLE worry_reader (
    id TEXT PRIMARY KEY,
    worry TEXT NOT NULL REFERENCES worry(id),
    account TEXT NOT NULL REFERENCES account(id),
    ended_at TEXT,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE UNIQUE INDEX worry_reader_now ON worry_reader(worry, account) WHERE ended_at IS NULL;
CREATE INDEX worry_reader_account ON worry_reader(account);
CREATE TABLE worry_number (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    hours TEXT NOT NULL DEFAULT '',
    ended_at TEXT,
    made_at TEXT NOT NULL,
    {OP}
) STRICT
"""

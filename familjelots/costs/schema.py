"""Cost notes, which are added and taken back, never changed."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("costs")


@migrations()
def create_tables(db: Database) -> None:
    """Whole kronor. `per`: once, or each month from `from_day` to `until_day`. A correction names what it `amends`."""
    create(db, _TABLES)


_TABLES = """
CREATE TABLE cost_note (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    kind TEXT NOT NULL CHECK (kind IN ('cost', 'avoided')),
    what TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount BETWEEN 1 AND 100000000),
    per TEXT NOT NULL CHECK (per IN ('once', 'month')),
    from_day TEXT NOT NULL,
    until_day TEXT,
    payer TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL,
    amends TEXT REFERENCES cost_note(id),
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX cost_note_family ON cost_note(family);
CREATE INDEX cost_note_amends ON cost_note(amends) WHERE amends IS NOT NULL;
CREATE TABLE cost_withdrawal (
    id TEXT PRIMARY KEY,
    note TEXT NOT NULL REFERENCES cost_note(id),
    reason TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL REFERENCES account(id),
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX cost_withdrawal_note ON cost_withdrawal(note)
"""

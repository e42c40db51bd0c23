"""Planned visits and what has changed about them."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("schedule")


@migrations()
def create_tables(db: Database) -> None:
    """A planned visit keeps its history: each change waits until the coach has seen it."""
    create(db, _TABLES)


@migrations()
def go_in_a_colleagues_place(db: Database) -> None:
    """A visit may be made by another coach this once, instead of the family's own."""
    create(db, "ALTER TABLE planned_visit ADD COLUMN instead_of TEXT REFERENCES account(id)")


@migrations()
def find_new_changes(db: Database) -> None:
    """What has changed lately is found without reading all that ever changed."""
    create(db, "CREATE INDEX planned_visit_change_made ON planned_visit_change(made_at)")


@migrations()
def ask_which_times_suit(db: Database) -> None:
    """Weekdays (1 is Monday) and hours that suit a family; the newest holds, empty is that any does."""
    create(db, _WISHED)


@migrations()
def tell_former_coaches(db: Database) -> None:
    """A change may wait for somebody else than the visit's coach: whoever was to come before (`told`)."""
    create(db, "ALTER TABLE planned_visit_change ADD COLUMN told TEXT REFERENCES account(id)")


@migrations()
def plan_many_at_once(db: Database) -> None:
    """Visits that recur are planned together, each its own; a change of many waits once (`told_with`: by which)."""
    create(db, _SERIES)


_SERIES = """
CREATE TABLE visit_series (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    weeks INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
ALTER TABLE planned_visit ADD COLUMN series TEXT REFERENCES visit_series(id);
CREATE INDEX planned_visit_series ON planned_visit(series, starts_at) WHERE series IS NOT NULL;
ALTER TABLE planned_visit_change ADD COLUMN told_with TEXT REFERENCES planned_visit_change(id)
"""

_WISHED = """
CREATE TABLE wished_times (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    days TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX wished_times_family ON wished_times(family)
"""


_TABLES = """
CREATE TABLE planned_visit (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    coach TEXT NOT NULL REFERENCES account(id),
    starts_at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'cancelled')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX planned_visit_coach ON planned_visit(coach, starts_at);
CREATE INDEX planned_visit_family ON planned_visit(family, starts_at);
CREATE INDEX planned_visit_day ON planned_visit(starts_at);
CREATE TABLE planned_visit_change (
    id TEXT PRIMARY KEY,
    planned_visit TEXT NOT NULL REFERENCES planned_visit(id),
    what TEXT NOT NULL CHECK (what IN ('planned', 'moved', 'cancelled')),
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    seen_at TEXT,
    {OP}
) STRICT;
CREATE INDEX planned_visit_change_visit ON planned_visit_change(planned_visit, made_at);
CREATE INDEX planned_visit_change_unseen ON planned_visit_change(planned_visit) WHERE seen_at IS NULL;
"""

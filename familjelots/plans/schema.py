"""The plan: goals, what is hard, strengths, and next steps."""

from sqlite_utils import Database, Migrations

from ..core.db import execute, value
from ..core.tables import create

migrations = Migrations("plans")


@migrations()
def create_tables(db: Database) -> None:
    """Ticks and answers are events: they are added, never changed.

    `doer` is one column, so that an edit of who does a step meets another edit in one place.
    """
    create(db, _TABLES)


@migrations()
def let_partners_do_steps(db: Database) -> None:
    """A step's doer may be an organisation that the family has been asked about: `partner:<receiver>`.

    It stays one column. A wider check changes no row, so the table's own words are changed where they stand
    (sqlite.org/lang_altertable.html, part 7): to build the table anew would mean to lift all that points at it.
    """
    version = value(db, "PRAGMA schema_version")
    execute(db, "PRAGMA writable_schema = ON")
    members, more = "OR doer LIKE 'member:%'", " OR doer LIKE 'partner:%'"
    wider = "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = 'next_step'"
    execute(db, wider, members, members + more)
    execute(db, f"PRAGMA schema_version = {version + 1}")
    execute(db, "PRAGMA writable_schema = OFF")
    create(db, _PARTNERS)


_PARTNERS = """
ALTER TABLE next_step ADD COLUMN doer_partner TEXT
    GENERATED ALWAYS AS (CASE WHEN doer LIKE 'partner:%' THEN substr(doer, 9) END) VIRTUAL REFERENCES receiver(id)
"""

_TABLES = """
CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    kind TEXT NOT NULL CHECK (kind IN ('shared', 'goal', 'sub_goal')),
    parent TEXT REFERENCES goal(id),
    household TEXT REFERENCES household(id),
    text TEXT NOT NULL,
    own_words TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('proposed', 'agreed', 'reached', 'changed', 'ended')),
    agreed_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX goal_family ON goal(family);
CREATE TABLE goal_answer (
    id TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal(id),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'later')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX goal_answer_goal ON goal_answer(goal);
CREATE TABLE barrier (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    member TEXT REFERENCES member(id),
    area TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'eased', 'gone', 'parked')),
    private INTEGER NOT NULL DEFAULT 0,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX barrier_family ON barrier(family);
CREATE TABLE strength (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    member TEXT REFERENCES member(id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX strength_family ON strength(family);
CREATE TABLE next_step (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    goal TEXT REFERENCES goal(id),
    barrier TEXT REFERENCES barrier(id),
    visit TEXT,
    text TEXT NOT NULL,
    picture TEXT NOT NULL DEFAULT '',
    doer TEXT NOT NULL CHECK (doer IN ('coach', 'other') OR doer LIKE 'member:%'),
    doer_member TEXT GENERATED ALWAYS AS (CASE WHEN doer LIKE 'member:%' THEN substr(doer, 8) END) STORED
        REFERENCES member(id),
    doer_name TEXT NOT NULL DEFAULT '',
    due TEXT,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'not_yet')),
    status_at TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX next_step_family ON next_step(family, status);
CREATE INDEX next_step_due ON next_step(due) WHERE status <> 'done' AND due IS NOT NULL;
CREATE TABLE step_event (
    id TEXT PRIMARY KEY,
    step TEXT NOT NULL REFERENCES next_step(id),
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'not_yet')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX step_event_step ON step_event(step);
"""


@migrations()
def own_try_and_demand(db: Database) -> None:
    """Who takes care of what is hard, what was tried before, what steps led to, how goals ended, what is demanded.

    What was tried, what came of a step and how a goal ended are events: they are added, never changed.
    """
    create(db, _CHAINS)


_CHAINS = """
ALTER TABLE barrier ADD COLUMN owner TEXT NOT NULL DEFAULT ''
    CHECK (owner IN ('', 'coach', 'other') OR owner LIKE 'member:%' OR owner LIKE 'partner:%');
ALTER TABLE barrier ADD COLUMN owner_name TEXT NOT NULL DEFAULT '';
CREATE INDEX barrier_unowned ON barrier(family) WHERE owner = '' AND status = 'active';
CREATE INDEX next_step_barrier ON next_step(barrier) WHERE barrier IS NOT NULL;
CREATE TABLE barrier_tried (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    barrier TEXT NOT NULL REFERENCES barrier(id),
    text TEXT NOT NULL,
    by_whom TEXT NOT NULL DEFAULT '',
    at_time TEXT NOT NULL DEFAULT '',
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX barrier_tried_family ON barrier_tried(family);
CREATE TABLE step_result (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    step TEXT NOT NULL REFERENCES next_step(id),
    text TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX step_result_family ON step_result(family);
CREATE TABLE goal_ending (
    id TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal(id),
    status TEXT NOT NULL CHECK (status IN ('reached', 'changed', 'ended')),
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX goal_ending_goal ON goal_ending(goal);
CREATE TABLE demand (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    household TEXT REFERENCES household(id),
    member TEXT REFERENCES member(id),
    text TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    why TEXT NOT NULL,
    until_day TEXT,
    status TEXT NOT NULL DEFAULT 'stands' CHECK (status IN ('stands', 'met', 'lifted')),
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    {OP}
) STRICT;
CREATE INDEX demand_family ON demand(family)
"""

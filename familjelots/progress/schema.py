"""Answers, what was said about them, staff's own estimates, levels of goals, moves on the ladder, status by month."""

from sqlite_utils import Database, Migrations

from ..core.tables import create

migrations = Migrations("progress")


@migrations()
def create_tables(db: Database) -> None:
    """Everything here is added and never changed: a correction is a new row.

    What staff believe (`estimate`) shares no table with what a family answers, and so no page with it.
    """
    create(db, _ANSWERS)
    create(db, _GOALS_AND_LADDER)
    create(db, _STATUS)


_MADE = "made_by TEXT NOT NULL, made_at TEXT NOT NULL, {OP}"

_ANSWERS = f"""
CREATE TABLE sharing (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    shared_with TEXT NOT NULL,
    {_MADE}
) STRICT;
CREATE INDEX sharing_member ON sharing(member);
CREATE TABLE measurement (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    indicator TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('start', 'during', 'end', 'after')),
    day TEXT NOT NULL,
    value INTEGER,
    skipped INTEGER NOT NULL CHECK (skipped = (value IS NULL)),
    words TEXT NOT NULL DEFAULT '',
    sharing TEXT REFERENCES sharing(id),
    how TEXT NOT NULL CHECK (how IN ('own_phone', 'table')),
    amends TEXT REFERENCES measurement(id),
    {_MADE}
) STRICT;
CREATE INDEX measurement_family ON measurement(family, day);
CREATE INDEX measurement_amends ON measurement(amends) WHERE amends IS NOT NULL;
CREATE TABLE measurement_words (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    measurement TEXT NOT NULL REFERENCES measurement(id),
    text TEXT NOT NULL,
    {_MADE}
) STRICT;
CREATE INDEX measurement_words_family ON measurement_words(family);
CREATE TABLE estimate (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    indicator TEXT NOT NULL,
    day TEXT NOT NULL,
    value INTEGER NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    {_MADE}
) STRICT;
CREATE INDEX estimate_family ON estimate(family)
"""

_GOALS_AND_LADDER = f"""
CREATE TABLE goal_levels (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    goal TEXT NOT NULL REFERENCES goal(id),
    much_less TEXT NOT NULL,
    less TEXT NOT NULL,
    expected TEXT NOT NULL,
    more TEXT NOT NULL,
    much_more TEXT NOT NULL,
    {_MADE}
) STRICT;
CREATE INDEX goal_levels_family ON goal_levels(family);
CREATE TABLE goal_rating (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    goal TEXT NOT NULL REFERENCES goal(id),
    levels TEXT NOT NULL REFERENCES goal_levels(id),
    day TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN -2 AND 2),
    words TEXT NOT NULL DEFAULT '',
    {_MADE}
) STRICT;
CREATE INDEX goal_rating_family ON goal_rating(family);
CREATE TABLE ladder_move (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT NOT NULL REFERENCES member(id),
    rung TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    {_MADE}
) STRICT;
CREATE INDEX ladder_move_family ON ladder_move(family)
"""

_STATUS = f"""
CREATE TABLE status_month (
    id TEXT PRIMARY KEY,
    family TEXT NOT NULL REFERENCES family(id),
    member TEXT REFERENCES member(id),
    month TEXT NOT NULL,
    work TEXT NOT NULL DEFAULT '' CHECK (work IN ('', 'yes', 'no')),
    studies TEXT NOT NULL DEFAULT '' CHECK (studies IN ('', 'yes', 'no')),
    activity TEXT NOT NULL DEFAULT '' CHECK (activity IN ('', 'yes', 'no')),
    income_source TEXT NOT NULL DEFAULT '',
    assistance TEXT NOT NULL DEFAULT '' CHECK (assistance IN ('', 'yes', 'no')),
    words TEXT NOT NULL DEFAULT '',
    {_MADE}
) STRICT;
CREATE INDEX status_month_family ON status_month(family, month)
"""

"""SQL on change ideas, their stages, and changes of routine."""

from sqlite_utils import Database

from ..core.db import row, rows, value

_IDEA = """
    SELECT idea.*, account.name AS by, ifnull(newest.stage, 'hypothesis') AS stage, newest.day AS stage_on,
           ifnull(newest.made_at, idea.made_at) AS moved_at
    FROM change_idea AS idea
    LEFT JOIN account ON account.id = idea.made_by
    LEFT JOIN change_stage AS newest
           ON newest.rowid = (SELECT max(rowid) FROM change_stage WHERE change_stage.idea = idea.id)
"""
_ROUTINE = """
    SELECT routine.*, account.name AS by FROM routine_change AS routine
    LEFT JOIN account ON account.id = routine.made_by
"""


def ideas(db: Database, most: int, after: int) -> list[dict]:
    """Change ideas, those that moved last first, each with the `stage` it has come to."""
    return rows(db, _IDEA + "ORDER BY moved_at DESC, idea.rowid DESC LIMIT ? OFFSET ?", most, after)


def number(db: Database) -> int:
    """How many ideas there are."""
    return value(db, "SELECT count(*) FROM change_idea")


def idea(db: Database, id: str) -> dict | None:
    """One idea."""
    return row(db, _IDEA + "WHERE idea.id = ?", id)


def stages(db: Database, idea: str) -> list[dict]:
    """The stages of an idea, in the order in which they were written."""
    sql = """SELECT stage.*, account.name AS by FROM change_stage AS stage
             LEFT JOIN account ON account.id = stage.made_by WHERE stage.idea = ? ORDER BY stage.rowid"""
    return rows(db, sql, idea)


def routine_changes(db: Database) -> list[dict]:
    """Changes of routine, the latest day first."""
    return rows(db, _ROUTINE + "ORDER BY routine.day DESC, routine.rowid DESC")


def routine_of(db: Database, idea: str) -> dict | None:
    """The change of routine that an idea became, the newest if there are several."""
    return row(db, _ROUTINE + "WHERE routine.idea = ? ORDER BY routine.rowid DESC LIMIT 1", idea)

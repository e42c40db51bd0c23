"""SQL on planned last days, turns and funding."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value

TABLES = frozenset({"support_time", "family_turn", "funding"})


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def until(db: Database, family: str) -> str | None:
    """The last day that is planned now."""
    return value(db, "SELECT until_day FROM support_time WHERE family = ? ORDER BY rowid DESC LIMIT 1", family)


def ending(db: Database, families: Iterable[str], day: str) -> list[dict]:
    """Which of these families have a planned last day up to a day, soonest first."""
    sql = """SELECT family, until_day FROM support_time AS planned
             WHERE rowid = (SELECT max(rowid) FROM support_time WHERE family = planned.family)
               AND until_day <= ? AND family IN (SELECT value FROM json_each(?)) ORDER BY until_day, family"""
    return rows(db, sql, day, json.dumps(list(families)))


def times(db: Database, family: str) -> list[dict]:
    """The last days that were planned, newest first, each with why and by whom."""
    return _told(db, "support_time", family)


def turns(db: Database, family: str) -> list[dict]:
    """How the family's state has turned, newest first, each with by whom."""
    return _told(db, "family_turn", family)


def closed_on(db: Database, family: str) -> str | None:
    """The day of the newest closing."""
    sql = "SELECT day FROM family_turn WHERE family = ? AND turn = 'close' ORDER BY rowid DESC LIMIT 1"
    return value(db, sql, family)


def funding(db: Database, family: str) -> list[dict]:
    """Who pays and has paid, newest first."""
    return rows(db, "SELECT * FROM funding WHERE family = ? ORDER BY from_day DESC, rowid DESC", family)


def one_funding(db: Database, id: str) -> dict | None:
    """One funder's time."""
    return row(db, "SELECT * FROM funding WHERE id = ?", id)


def end_funding(db: Database, id: str, day: str) -> None:
    """A funder pays until a day."""
    execute(db, "UPDATE funding SET until_day = ? WHERE id = ?", day, id)


def _told(db: Database, table: str, family: str) -> list[dict]:
    sql = f"""SELECT made.*, account.name AS by FROM "{table}" AS made JOIN account ON account.id = made.made_by
              WHERE made.family = ? ORDER BY made.rowid DESC"""
    return rows(db, sql, family)

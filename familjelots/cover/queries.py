"""SQL on what families want when somebody cannot come, and on calls about visits."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import insert, rows, value

TABLES = frozenset({"change_wish", "family_call", "unseen_wait", "coach_call"})


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def wishes_of(db: Database, families: Iterable[str]) -> dict[tuple[str, str | None], dict]:
    """(family, home) → what it wants, by whom and when. A home that has said nothing is not there."""
    sql = """SELECT change_wish.family, household, wish, change_wish.made_at, account.name AS by, max(change_wish.rowid)
             FROM change_wish LEFT JOIN account ON account.id = change_wish.made_by
             WHERE change_wish.family IN (SELECT value FROM json_each(?)) GROUP BY change_wish.family, household"""
    return {(one["family"], one["household"]): one for one in rows(db, sql, json.dumps(list(families)))}


def calls_of(db: Database, planned_visits: Iterable[str], since: str) -> dict[str, list[dict]]:
    """Visit → its calls since a moment, the newest first, each with by whom."""
    sql = """SELECT call.planned_visit, call.outcome, call.made_at, account.name AS by FROM family_call AS call
             JOIN account ON account.id = call.made_by
             WHERE call.planned_visit IN (SELECT value FROM json_each(?)) AND call.made_at >= ?
             ORDER BY call.rowid DESC"""
    found: dict[str, list[dict]] = {}
    for one in rows(db, sql, json.dumps(list(planned_visits)), since):
        found.setdefault(one["planned_visit"], []).append(one)
    return found


def changes_of(db: Database, planned_visits: Iterable[str], since: str) -> dict[str, list[str]]:
    """Visit → when it was given, moved or cancelled since a moment."""
    sql = """SELECT planned_visit, made_at FROM planned_visit_change WHERE what IN ('moved', 'cancelled')
             AND planned_visit IN (SELECT value FROM json_each(?)) AND made_at >= ?"""
    found: dict[str, list[str]] = {}
    for one in rows(db, sql, json.dumps(list(planned_visits)), since):
        found.setdefault(one["planned_visit"], []).append(one["made_at"])
    return found


def stamp(db: Database) -> int:
    """A number that is new whenever what the week says on cover may be another."""
    return value(db, "SELECT stamp FROM cover_stamp")


def unseen_wait(db: Database) -> int | None:
    """After how many hours an unseen change is told, if somebody has said."""
    return value(db, "SELECT hours FROM unseen_wait ORDER BY rowid DESC LIMIT 1")


def coach_calls_of(db: Database, changes: Iterable[str]) -> dict[str, list[dict]]:
    """Change → the calls to its coach, the newest first, each with by whom."""
    sql = """SELECT call.change, call.outcome, call.made_at, account.name AS by FROM coach_call AS call
             JOIN account ON account.id = call.made_by
             WHERE call.change IN (SELECT value FROM json_each(?)) ORDER BY call.rowid DESC"""
    found: dict[str, list[dict]] = {}
    for one in rows(db, sql, json.dumps(list(changes))):
        found.setdefault(one["change"], []).append(one)
    return found

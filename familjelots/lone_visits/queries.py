"""SQL on lone visits and what became of them."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows, value

_LONE = """SELECT lone_visit.*, coach.name AS coach_name, coach.phone AS coach_phone, colleague.name AS colleague_name,
                  planned_visit.family
           FROM lone_visit JOIN account AS coach ON coach.id = lone_visit.coach
           JOIN account AS colleague ON colleague.id = lone_visit.colleague
           LEFT JOIN planned_visit ON planned_visit.id = lone_visit.planned_visit """
_CONCERNS = "(:account IS NULL OR :account IN (lone_visit.coach, lone_visit.colleague)) "


def add(db: Database, record: dict) -> None:
    """Insert a check-in."""
    insert(db, "lone_visit", record)


def add_event(db: Database, record: dict) -> None:
    """Insert what became of one."""
    insert(db, "lone_visit_event", record)


def lone_visit(db: Database, id: str) -> dict | None:
    """One check-in."""
    return row(db, "SELECT * FROM lone_visit WHERE id = ?", id)


def open_of_coach(db: Database, coach: str) -> dict | None:
    """The check-in by which somebody is expected now."""
    return row(db, "SELECT * FROM lone_visit WHERE coach = ? AND settled_at IS NULL", coach)


def open_ones(db: Database, account: str | None = None) -> list[dict]:
    """Who is expected, soonest first: all, or those of one person and those that name that person."""
    sql = f"{_LONE} WHERE settled_at IS NULL AND {_CONCERNS} ORDER BY expected_at, lone_visit.id"
    return rows(db, sql, {"account": account})


def settled_ones(db: Database, account: str | None, most: int) -> list[dict]:
    """The latest of whom one has heard, newest first."""
    sql = f"""{_LONE} WHERE settled_at IS NOT NULL AND {_CONCERNS}
              ORDER BY settled_at DESC, lone_visit.rowid DESC LIMIT :most"""
    return rows(db, sql, {"account": account, "most": most})


def events_of(db: Database, lone_visits: Iterable[str]) -> list[dict]:
    """What became of some, in order, each with by whom."""
    sql = """SELECT event.*, account.name AS by FROM lone_visit_event AS event
             JOIN account ON account.id = event.made_by
             WHERE lone_visit IN (SELECT value FROM json_each(?)) ORDER BY event.rowid"""
    return rows(db, sql, json.dumps(list(lone_visits)))


def has_said_so(db: Database, lone_visit: str) -> bool:
    """Whether she has said herself that she is done."""
    return value(db, "SELECT 1 FROM lone_visit_event WHERE lone_visit = ? AND kind = 'out'", lone_visit) is not None


def expect(db: Database, id: str, expected_at: str) -> None:
    """Another time holds."""
    execute(db, "UPDATE lone_visit SET expected_at = ? WHERE id = ?", expected_at, id)


def settle(db: Database, id: str, stamp: str) -> None:
    """She has been heard of; the first time stands."""
    execute(db, "UPDATE lone_visit SET settled_at = coalesce(settled_at, ?) WHERE id = ?", stamp, id)

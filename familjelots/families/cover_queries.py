"""SQL on those who are let in for some days, to go in a colleague's place."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows


def add(db: Database, record: dict) -> None:
    """Let a coach in because of one planned visit."""
    insert(db, "cover", record)


def end_of_visit(db: Database, planned_visit: str, stamp: str) -> None:
    """Nobody covers this visit any more."""
    execute(db, "UPDATE cover SET ended_at = ? WHERE planned_visit = ? AND ended_at IS NULL", stamp, planned_visit)


def lets_in(db: Database, family: str, coach: str, day: str) -> bool:
    """Whether a coach is let in on a day."""
    sql = """SELECT 1 FROM cover WHERE family = :family AND coach = :coach AND ended_at IS NULL
             AND :day BETWEEN from_day AND until_day LIMIT 1"""
    return row(db, sql, {"family": family, "coach": coach, "day": day}) is not None


def let_in(db: Database, family: str, coach: str, day: str, stamp: str) -> bool:
    """Whether a coach was let in on a day at a moment, however that ended afterwards."""
    sql = """SELECT 1 FROM cover WHERE family = :family AND coach = :coach
             AND :day BETWEEN from_day AND until_day AND (ended_at IS NULL OR :stamp < ended_at) LIMIT 1"""
    return row(db, sql, {"family": family, "coach": coach, "day": day, "stamp": stamp}) is not None


def covers_of(db: Database, family: str, day: str) -> list[dict]:
    """Who is let in on a day, and until when, by name."""
    sql = """SELECT cover.coach, account.name, max(cover.until_day) AS until_day
             FROM cover JOIN account ON account.id = cover.coach
             WHERE cover.family = ? AND cover.ended_at IS NULL AND ? BETWEEN from_day AND until_day
             GROUP BY cover.coach ORDER BY account.name"""
    return rows(db, sql, family, day)


def known_to(db: Database, families: Iterable[str], day: str) -> list[dict]:
    """Who has been a family's contact person, in its team or in somebody's place: `family`, `coach`, `how`.

    `how`: `known`, or `goes` for whoever is let in on a day or later and may be new to the family.
    """
    sql = """SELECT family, coach, 'known' AS how FROM contact_person
             WHERE family IN (SELECT value FROM json_each(:of))
             UNION SELECT family, account, 'known' FROM team_member
             WHERE family IN (SELECT value FROM json_each(:of))
             UNION SELECT family, coach, CASE WHEN until_day < :day THEN 'known' ELSE 'goes' END FROM cover
             WHERE ended_at IS NULL AND family IN (SELECT value FROM json_each(:of))
             ORDER BY how"""
    return rows(db, sql, {"of": json.dumps(list(families)), "day": day})


def named_for(db: Database, families: Iterable[str], day: str) -> set[tuple[str, str]]:
    """Who is named for which of these families on a day, as (family, account)."""
    sql = """SELECT family, account FROM named_staff WHERE family IN (SELECT value FROM json_each(:of))
             AND from_day <= :day AND (until_day IS NULL OR until_day >= :day)"""
    return {(one["family"], one["account"]) for one in rows(db, sql, {"of": json.dumps(list(families)), "day": day})}

"""SQL that finds families. Each query asks `family_listed`, and takes `access.visible_where`."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.db import Found, found, rows, value

LAST = "(SELECT max(at) FROM visit WHERE visit.family = family_listed.family AND visit.outcome = 'happened')"
_SINCE_START = """julianday(:today) - julianday(coalesce(
    (SELECT day FROM family_turn AS turn WHERE turn.family = family_listed.family AND turn = 'begin'
     ORDER BY turn.rowid DESC LIMIT 1),
    local_day(coalesce(
        (SELECT min(from_at) FROM contact_person AS first WHERE first.family = family_listed.family), begun))))"""
_UNTIL_END = """julianday((SELECT until_day FROM support_time AS planned WHERE planned.family = family_listed.family
    ORDER BY planned.rowid DESC LIMIT 1)) - julianday(:today)"""
_PHASE = f"""(SELECT value FROM json_each(:rhythms) WHERE json_extract(value, '$[0]') = programme
    AND json_extract(value, '$[1]') IS programme_version
    AND CASE json_extract(value, '$[2]') WHEN 'closing' THEN {_UNTIL_END} <= json_extract(value, '$[3]')
        ELSE {_SINCE_START} >= json_extract(value, '$[3]') END
    ORDER BY json_extract(value, '$[2]') = 'closing' DESC, json_extract(value, '$[3]') DESC LIMIT 1)"""
_DAYS = f"coalesce(nullif(conversation_days, ''), json_extract({_PHASE}, '$[4]'))"
LATE = f"(julianday(:today) - julianday(coalesce(substr({LAST}, 1, 10), local_day(begun))) - {_DAYS})"
"""How many days ago the next conversation should have been. The time begins when a contact person did."""

FILTERS = {
    "words": "docid IN (SELECT rowid FROM family_found WHERE family_found MATCH :words)",
    "programme": "programme = :programme",
    "coach": "coach IS nullif(:coach, 'none')",
    "status": "status = :status",
    "children": "small > 0",
    "area": """EXISTS (SELECT 1 FROM barrier WHERE barrier.family = family_listed.family AND barrier.area = :area
                       AND barrier.status = 'active' AND NOT (barrier.private AND :reader = 'team'))""",
    "past": f"(status = 'active' AND {LATE} > 0)",
    "protected": "protected = 1",
}
"""What may be asked for → what is then true of a family."""

SHOWN = (
    "family AS id, name, alias, case_number, programme, programme_version, status, protected, conversation_days, coach,"
    " CASE WHEN protected THEN '' ELSE people END AS people"
)


def find(db: Database, where: str, values: dict[str, Any], *, late_first: bool = False) -> Found:
    """Some of the families of which a condition is true, in the order of names, closed ones last."""
    order = f"{LATE} DESC, family" if late_first else "closed, sorted, family"
    sql = f"SELECT {SHOWN} FROM family_listed WHERE {where} ORDER BY {order} LIMIT :most OFFSET :first"
    return found(db, sql, values)


def some(db: Database, families: Iterable[str]) -> list[dict]:
    """Some families, by name."""
    sql = f"SELECT {SHOWN} FROM family_listed WHERE family IN (SELECT value FROM json_each(?)) ORDER BY sorted, family"
    return rows(db, sql, json.dumps(list(families)))


def count(db: Database, where: str, values: dict[str, Any]) -> int:
    """Of how many families a condition is true."""
    return value(db, f"SELECT count(*) FROM family_listed WHERE {where}", values)


def among(db: Database, where: str, values: dict[str, Any], families: Iterable[str]) -> list[str]:
    """Those of some families of which a condition is true."""
    sql = f"SELECT family FROM family_listed WHERE {where} AND family IN (SELECT value FROM json_each(:ids))"
    return [one["family"] for one in rows(db, sql, {**values, "ids": json.dumps(list(families))})]


def coaches_past_rhythm(db: Database, values: dict[str, Any]) -> list[str]:
    """Coaches with a family that passed its rhythm a day ago, or that and some weeks, and has no visit planned."""
    sql = f"""SELECT DISTINCT coach FROM family_listed WHERE {FILTERS["past"]} AND coach IS NOT NULL
              AND (CAST({LATE} AS INTEGER) - 1) % 7 = 0
              AND NOT EXISTS (SELECT 1 FROM planned_visit AS planned WHERE planned.family = family_listed.family
                  AND planned.status = 'planned' AND planned.starts_at >= :now)
              ORDER BY coach"""
    return [one["coach"] for one in rows(db, sql, values)]


def versions(db: Database) -> list[dict]:
    """The programmes, each in the versions under which families are measured."""
    return rows(db, "SELECT DISTINCT programme, programme_version FROM family_listed")


def coaches(db: Database) -> Found:
    """Everybody who is or was a coach, by name: id, name, whether they have ended."""
    return found(db, "SELECT id, name, ended_at IS NOT NULL AS ended FROM account WHERE role = 'coach' ORDER BY name")


def conversations(db: Database, families: Iterable[str], now: str, today: str, rhythms: str = "[]") -> dict[str, dict]:
    """Of each family: the last conversation, when it began if there was none, what was cancelled since, and the next.

    Of those whose rhythm is asked for, `days` between conversations today and the `phase` (`own`: the family's).
    Days are wall days of the municipality, as visits have them.
    """
    told = rows(
        db,
        f"""SELECT told.*, (SELECT count(*) FROM planned_visit AS planned WHERE planned.family = told.id
                AND planned.status = 'cancelled'
                AND planned.starts_at BETWEEN coalesce(told.last, '') AND :today || 'T24')
                AS cancelled,
              (SELECT min(starts_at) FROM planned_visit AS planned WHERE planned.family = told.id
                AND planned.status = 'planned' AND planned.starts_at >= :now) AS next
            FROM (SELECT family AS id, {LAST} AS last, local_day(begun) AS begun, CAST({_DAYS} AS INTEGER) AS days,
                         CASE WHEN conversation_days <> '' THEN 'own' ELSE json_extract({_PHASE}, '$[2]') END AS phase
                  FROM family_listed
                  WHERE family IN (SELECT value FROM json_each(:families))) AS told""",
        {"families": json.dumps(list(families)), "now": now, "today": today, "rhythms": rhythms},
    )
    return {one["id"]: one for one in told}


def counted(db: Database, families: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Of each family how many adults, and how many children and young people."""
    told = rows(
        db,
        """SELECT family, count(*) FILTER (WHERE role = 'adult') AS grown,
                  count(*) FILTER (WHERE role <> 'adult') AS small
           FROM member WHERE family IN (SELECT value FROM json_each(?)) GROUP BY family""",
        json.dumps(list(families)),
    )
    return {one["family"]: (one["grown"], one["small"]) for one in told}

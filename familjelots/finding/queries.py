"""SQL that finds families. Each query joins `family` with its `contact_person` and takes `access.visible_where`."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.db import rows

_LAST = "(SELECT max(at) FROM visit WHERE visit.family = family.id AND visit.outcome = 'happened')"
_BEGUN = "coalesce(contact_person.from_at, family.made_at)"
_DAYS = """coalesce(nullif(family.conversation_days, ''), (SELECT json_extract(value, '$[2]') FROM json_each(:rhythms)
    WHERE json_extract(value, '$[0]') = family.programme
      AND json_extract(value, '$[1]') IS family.programme_version))"""
_LATE = f"(julianday(:today) - julianday(substr(coalesce({_LAST}, {_BEGUN}), 1, 10)) - {_DAYS})"
"""How many days ago the next conversation should have been. The time begins when a contact person did."""

FILTERS = {
    "words": "family_text.docid IN (SELECT rowid FROM family_found WHERE family_found MATCH :words)",
    "programme": "family.programme = :programme",
    "coach": "contact_person.coach IS nullif(:coach, 'none')",
    "status": "family.status = :status",
    "children": "EXISTS (SELECT 1 FROM member WHERE member.family = family.id AND member.role <> 'adult')",
    "area": """EXISTS (SELECT 1 FROM barrier WHERE barrier.family = family.id AND barrier.area = :area
                       AND barrier.status = 'active' AND NOT (barrier.private AND :reader = 'team'))""",
    "past": f"(family.status = 'active' AND {_LATE} > 0)",
    "protected": "family.protected = 1",
}
"""What may be asked for → what is then true of a family."""

FROM = """family JOIN family_text ON family_text.family = family.id
    LEFT JOIN contact_person ON contact_person.family = family.id AND contact_person.until_at IS NULL"""
_PEOPLE = """CASE WHEN family.protected THEN '' ELSE (SELECT group_concat(name, ', ') FROM (
    SELECT name FROM member WHERE member.family = family.id ORDER BY role, birth_year, name)) END"""


def find(db: Database, where: str, values: dict[str, Any], *, late_first: bool = False) -> list[dict]:
    """Some of the families of which a condition is true, closed ones last; `count` is how many there are in all."""
    order = f"{_LATE} DESC" if late_first else "family.status IN ('closed', 'followed_up'), family_text.sorted"
    return rows(
        db,
        f"""SELECT found.count, family.id, family.name, family.alias, family.case_number, family.programme,
                   family.programme_version, family.status, family.protected, family.conversation_days, found.coach,
                   account.name AS coach_name, {_PEOPLE} AS people
            FROM (SELECT family.id, contact_person.coach, count(*) OVER () AS count,
                         row_number() OVER (ORDER BY {order}, family.id) AS place
                  FROM {FROM} WHERE {where} ORDER BY place LIMIT :most OFFSET :first) AS found
            JOIN family ON family.id = found.id LEFT JOIN account ON account.id = found.coach
            ORDER BY found.place""",
        values,
    )


def among(db: Database, where: str, values: dict[str, Any], families: Iterable[str]) -> list[str]:
    """Those of some families of which a condition is true."""
    sql = f"SELECT family.id FROM {FROM} WHERE {where} AND family.id IN (SELECT value FROM json_each(:ids))"
    return [one["id"] for one in rows(db, sql, {**values, "ids": json.dumps(list(families))})]


def versions(db: Database) -> list[dict]:
    """The programmes, each in the versions under which families are measured."""
    return rows(db, "SELECT DISTINCT programme, programme_version FROM family")


def conversations(db: Database, families: Iterable[str], now: str) -> dict[str, dict]:
    """Of each family: the last conversation, when it began if there was none, what was cancelled since, and the next.

    Days are wall days of the municipality, as visits have them.
    """
    found = rows(
        db,
        f"""SELECT told.*, (SELECT count(*) FROM planned_visit AS planned WHERE planned.family = told.id
                AND planned.status = 'cancelled' AND planned.starts_at BETWEEN coalesce(told.last, '') AND :now)
                AS cancelled,
              (SELECT min(starts_at) FROM planned_visit AS planned WHERE planned.family = told.id
                AND planned.status = 'planned' AND planned.starts_at >= :now) AS next
            FROM (SELECT family.id, {_LAST} AS last, substr({_BEGUN}, 1, 10) AS begun FROM {FROM}
                  WHERE family.id IN (SELECT value FROM json_each(:families))) AS told""",
        {"families": json.dumps(list(families)), "now": now},
    )
    return {one["id"]: one for one in found}


def counted(db: Database, families: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Of each family how many adults, and how many children and young people."""
    found = rows(
        db,
        """SELECT family, count(*) FILTER (WHERE role = 'adult') AS grown,
                  count(*) FILTER (WHERE role <> 'adult') AS small
           FROM member WHERE family IN (SELECT value FROM json_each(?)) GROUP BY family""",
        json.dumps(list(families)),
    )
    return {one["family"]: (one["grown"], one["small"]) for one in found}

"""SQL on families, households, members and contact persons."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset({"family", "household", "member", "household_member", "contact_person"})


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def family(db: Database, family: str) -> dict | None:
    """A family with its one contact person."""
    return row(
        db,
        """SELECT family.*, contact_person.coach, contact_person.from_at AS coach_from, account.name AS coach_name,
                  account.phone AS coach_phone
           FROM family
           LEFT JOIN contact_person ON contact_person.family = family.id AND contact_person.until_at IS NULL
           LEFT JOIN account ON account.id = contact_person.coach
           WHERE family.id = ?""",
        family,
    )


def families(db: Database, coach: str | None = None, family: str | None = None) -> list[dict]:
    """Families by name: those of one coach, one by its id, or all; with contact person and number of members."""
    return rows(
        db,
        """SELECT family.id, family.name, family.programme, family.status, contact_person.coach,
                  account.name AS coach_name,
                  (SELECT count(*) FROM member WHERE member.family = family.id) AS members
           FROM family
           LEFT JOIN contact_person ON contact_person.family = family.id AND contact_person.until_at IS NULL
           LEFT JOIN account ON account.id = contact_person.coach
           WHERE (:coach IS NULL OR contact_person.coach = :coach) AND (:family IS NULL OR family.id = :family)
           ORDER BY family.name""",
        {"coach": coach, "family": family},
    )


def members(db: Database, family: str) -> list[dict]:
    """A family's members, adults first, with the households they live in as `households` (ids, comma separated)."""
    return rows(
        db,
        """SELECT member.*, (SELECT group_concat(household) FROM household_member
                             WHERE household_member.member = member.id) AS households
           FROM member WHERE family = ? ORDER BY role, birth_year, name""",
        family,
    )


def members_of(db: Database, families: Iterable[str]) -> list[dict]:
    """Members of several families in one query, adults first, with `households` as in `members`."""
    return rows(
        db,
        """SELECT member.*, (SELECT group_concat(household) FROM household_member
                             WHERE household_member.member = member.id) AS households
           FROM member WHERE family IN (SELECT value FROM json_each(?)) ORDER BY family, role, birth_year, name""",
        json.dumps(list(families)),
    )


def households_of(db: Database, families: Iterable[str]) -> list[dict]:
    """Households of several families in one query."""
    listed = json.dumps(list(families))
    return rows(db, "SELECT * FROM household WHERE family IN (SELECT value FROM json_each(?)) ORDER BY name", listed)


def households(db: Database, family: str) -> list[dict]:
    """A family's households, by name."""
    return rows(db, "SELECT * FROM household WHERE family = ? ORDER BY name", family)


def households_of_member(db: Database, member: str) -> list[str]:
    """Ids of the households that a member lives in."""
    return [found["household"] for found in rows(db, "SELECT household FROM household_member WHERE member = ?", member)]


def member(db: Database, member: str) -> dict | None:
    """One member."""
    return row(db, "SELECT * FROM member WHERE id = ?", member)


def household(db: Database, household: str) -> dict | None:
    """One household."""
    return row(db, "SELECT * FROM household WHERE id = ?", household)


def coach_history(db: Database, family: str) -> list[dict]:
    """All contact persons that a family has had, newest first."""
    return rows(
        db,
        """SELECT contact_person.id, contact_person.coach, account.name, from_at, until_at
           FROM contact_person JOIN account ON account.id = contact_person.coach
           WHERE contact_person.family = ? ORDER BY from_at DESC""",
        family,
    )


def has_had(db: Database, family: str, coach: str) -> bool:
    """Whether a coach is or ever was the family's contact person."""
    return row(db, "SELECT 1 FROM contact_person WHERE family = ? AND coach = ? LIMIT 1", family, coach) is not None


def end_contact_person(db: Database, family: str, stamp: str) -> int:
    """End the active contact person's time; how many rows that touched."""
    return execute(db, "UPDATE contact_person SET until_at = ? WHERE family = ? AND until_at IS NULL", stamp, family)

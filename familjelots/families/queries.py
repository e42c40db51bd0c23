"""SQL on families, households, members and contact persons."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset(
    {
        "family", "household", "member", "household_member", "contact_person", "custody", "team_member", "named_staff",
        "mandate", "enrolment", "enrolment_criterion", "receiver", "consent", "consent_part", "consent_about",
        "consent_answer", "consent_without",
    }
)  # fmt: skip


_OPEN_OR_NAMED = """({protected} = 0 OR EXISTS (
    SELECT 1 FROM named_staff AS named WHERE named.family = {id} AND named.account = :account
    AND named.from_day <= :today AND (named.until_day IS NULL OR named.until_day >= :today)))"""

_OF_COACH = f"""{{id}} IN (
    SELECT own.family FROM contact_person AS own WHERE own.coach = :account AND own.until_at IS NULL
    UNION SELECT cover.family FROM cover JOIN family AS covered ON covered.id = cover.family
    WHERE cover.coach = :account AND cover.ended_at IS NULL AND :today BETWEEN cover.from_day AND cover.until_day
    AND {_OPEN_OR_NAMED.format(id="covered.id", protected="covered.protected")})"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def set_fields(db: Database, table: str, id: str, fields: Mapping[str, Any]) -> None:
    """Set some columns of one of this room's records; their names come from our own code."""
    for name, new in fields.items():
        execute(db, f'UPDATE "{table}" SET "{name}" = ? WHERE id = ?', new, id)


def live_in(db: Database, household: str, member: str, stamp: str, op: str) -> None:
    """Somebody lives in a home from a moment on."""
    insert(db, "household_member", {"household": household, "member": member, "from_at": stamp, "op": op})


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
    return _families(
        db,
        "(:coach IS NULL OR contact_person.coach = :coach) AND (:family IS NULL OR family.id = :family)",
        {"coach": coach, "family": family},
    )


VISIBLE = {
    "coach": _OF_COACH,
    "coordinator": _OPEN_OR_NAMED,
    "team": _OPEN_OR_NAMED
    + """ AND {id} IN (
        SELECT team.family FROM team_member AS team JOIN account AS self ON self.id = team.account
        WHERE team.account = :account AND :today BETWEEN team.from_day AND team.until_day
        AND self.organisation = '')""",
}
"""Role → what is true of the families that such a person may open, and of the contact person, on a day.

A coach opens the own ones, and those where the coach goes in a colleague's place; whoever coordinates all, of those
with a protected identity the ones that the person is named for; one of our own people in a team those whose team it
is, as far as that. `visible` fills in the columns.
"""


@cache
def visible(role: str, listed: str = "") -> str:
    """That condition for queries on `family` and `contact_person`, or on a table that lists families as it says."""
    if listed:
        columns = {"id": f"{listed}.family", "protected": f"{listed}.protected", "coach": f"{listed}.coach"}
    else:
        columns = {"id": "family.id", "protected": "family.protected", "coach": "contact_person.coach"}
    return VISIBLE[role].format(**columns)


def families_of_staff(db: Database, role: str, account: str, today: str) -> list[dict]:
    """The families by name that somebody of a role may open on a day."""
    return _families(db, visible(role), {"account": account, "today": today})


def _families(db: Database, which: str, values: dict) -> list[dict]:
    return rows(
        db,
        f"""SELECT family.id, family.name, family.programme, family.programme_version, family.status,
                  family.protected, contact_person.coach,
                  account.name AS coach_name,
                  (SELECT count(*) FROM member WHERE member.family = family.id) AS members
           FROM family
           LEFT JOIN contact_person ON contact_person.family = family.id AND contact_person.until_at IS NULL
           LEFT JOIN account ON account.id = contact_person.coach
           WHERE {which}
           ORDER BY family.name""",
        values,
    )


def protected_families(db: Database, where: str, values: dict) -> frozenset[str]:
    """Ids of the families with a protected identity of which a condition on `family_listed` is true."""
    sql = f"SELECT family FROM family_listed WHERE protected = 1 AND {where}"
    return frozenset([found["family"] for found in rows(db, sql, values)])


def closed_families(db: Database) -> set[str]:
    """Ids of the families whose support has ended."""
    return {found["id"] for found in rows(db, "SELECT id FROM family WHERE status IN ('closed', 'followed_up')")}


def members(db: Database, family: str) -> list[dict]:
    """A family's members, adults first, with the households they live in as `households` (ids, comma separated)."""
    return rows(
        db,
        """SELECT member.*, (SELECT group_concat(household) FROM household_member
                             WHERE household_member.member = member.id AND until_at IS NULL) AS households
           FROM member WHERE family = ? ORDER BY role, birth_year, name""",
        family,
    )


def needing_interpreter(db: Database, families: Iterable[str]) -> set[str]:
    """Those of some families in which somebody needs an interpreter."""
    sql = "SELECT DISTINCT family FROM member WHERE interpreter AND family IN (SELECT value FROM json_each(?))"
    return {one["family"] for one in rows(db, sql, json.dumps(list(families)))}


def members_of(db: Database, families: Iterable[str]) -> list[dict]:
    """Members of several families in one query, adults first, with `households` as in `members`."""
    return rows(
        db,
        """SELECT member.*, (SELECT group_concat(household) FROM household_member
                             WHERE household_member.member = member.id AND until_at IS NULL) AS households
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
    sql = "SELECT household FROM household_member WHERE member = ? AND until_at IS NULL"
    return [found["household"] for found in rows(db, sql, member)]


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
        """SELECT contact_person.id, contact_person.coach, account.name, from_at, until_at, contact_person.reason,
                  contact_person.made_by,
                  author.name AS made_by_name
           FROM contact_person JOIN account ON account.id = contact_person.coach
           LEFT JOIN account AS author ON author.id = contact_person.made_by
           WHERE contact_person.family = ? ORDER BY from_at DESC""",
        family,
    )


def has_had(db: Database, family: str, account: str) -> bool:
    """Whether somebody is or ever was the family's contact person, in its team, or in a colleague's place."""
    sql = """SELECT 1 FROM contact_person WHERE family = :family AND coach = :account
             UNION ALL SELECT 1 FROM team_member WHERE family = :family AND account = :account
             UNION ALL SELECT 1 FROM cover WHERE family = :family AND coach = :account LIMIT 1"""
    return row(db, sql, {"family": family, "account": account}) is not None


def end_contact_person(db: Database, family: str, stamp: str) -> int:
    """End the active contact person's time; how many rows that touched."""
    return execute(db, "UPDATE contact_person SET until_at = ? WHERE family = ? AND until_at IS NULL", stamp, family)

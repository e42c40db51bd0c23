"""SQL on a family's custody, team, named staff, mandates and enrolment."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, row, rows

# A period that goes on has no last day.
_NOW = "from_day <= :today AND (until_day IS NULL OR until_day >= :today)"


# Homes and people


def leave_home(db: Database, household: str, member: str, stamp: str) -> None:
    """A member lives there no longer."""
    sql = "UPDATE household_member SET until_at = ? WHERE household = ? AND member = ? AND until_at IS NULL"
    execute(db, sql, stamp, household, member)


def protect_member(db: Database, member: str, protected: bool) -> None:
    """Say whether a member's identity is protected, and with it the family. Homes stay as they are said to be."""
    execute(db, "UPDATE member SET protected = ? WHERE id = ?", int(protected), member)
    execute(
        db,
        """UPDATE family SET protected = EXISTS (SELECT 1 FROM member WHERE family = family.id AND protected = 1)
           WHERE id = (SELECT family FROM member WHERE id = ?)""",
        member,
    )


def protect_home(db: Database, household: str, protected: bool) -> None:
    """Say whether a home's address is protected."""
    execute(db, "UPDATE household SET protected = ? WHERE id = ?", int(protected), household)


# Custody


def custody(db: Database, families: Iterable[str], today: str) -> list[dict]:
    """Who has custody of which child on a day in these families, with the guardians' names."""
    return rows(
        db,
        f"""SELECT custody.id, custody.child, custody.guardian, custody.from_day, custody.until_day,
                   member.name AS guardian_name
            FROM custody JOIN member ON member.id = custody.guardian
            WHERE custody.family IN (SELECT value FROM json_each(:families)) AND {_NOW} ORDER BY member.name""",
        {"families": json.dumps(list(families)), "today": today},
    )


def custody_of(db: Database, guardian: str, today: str) -> list[str]:
    """Ids of the children of whom a member has custody on a day."""
    sql = f"SELECT child FROM custody WHERE guardian = :guardian AND {_NOW}"
    return [found["child"] for found in rows(db, sql, {"guardian": guardian, "today": today})]


def one_custody(db: Database, id: str) -> dict | None:
    """One custody."""
    return row(db, "SELECT * FROM custody WHERE id = ?", id)


# Team


def team(db: Database, family: str) -> list[dict]:
    """Everybody who is, was or will be in a family's team, by profession and name."""
    return rows(
        db,
        """SELECT team.id, team.account, team.from_day, team.until_day, team.decides_money, account.name,
                  account.profession, account.organisation, account.phone
           FROM team_member AS team JOIN account ON account.id = team.account
           WHERE team.family = ? ORDER BY account.profession, account.name, team.from_day""",
        family,
    )


def team_member(db: Database, id: str) -> dict | None:
    """One membership of a team."""
    return row(db, "SELECT * FROM team_member WHERE id = ?", id)


def membership(db: Database, family: str, account: str, today: str) -> dict | None:
    """A person's membership of a family's team on a day, with the person's organisation, empty for our own."""
    return row(
        db,
        """SELECT team.id, max(team.decides_money) AS decides_money, account.organisation
           FROM team_member AS team JOIN account ON account.id = team.account
           WHERE team.account = ? AND team.family = ? AND ? BETWEEN team.from_day AND team.until_day
           GROUP BY team.account""",
        account,
        family,
        today,
    )


def families_decided(db: Database, account: str, today: str) -> set[str]:
    """Ids of the families about whose money a person of their teams decides on a day."""
    sql = """SELECT DISTINCT family FROM team_member
             WHERE account = ? AND decides_money AND ? BETWEEN from_day AND until_day"""
    return {found["family"] for found in rows(db, sql, account, today)}


def families_of_others(db: Database, account: str, today: str) -> list[dict]:
    """Families in whose team somebody of another organisation is on a day: id and name."""
    return rows(
        db,
        """SELECT DISTINCT family.id, family.name FROM team_member AS team
           JOIN family ON family.id = team.family JOIN account ON account.id = team.account
           WHERE team.account = ? AND ? BETWEEN team.from_day AND team.until_day AND account.organisation <> ''
           ORDER BY family.name""",
        account,
        today,
    )


# Named staff


def named_staff(db: Database, family: str) -> list[dict]:
    """Who may open a protected family besides its contact person, and when."""
    return rows(
        db,
        """SELECT named.id, named.account, named.from_day, named.until_day, account.name, account.role,
                  account.profession, author.name AS made_by_name
           FROM named_staff AS named JOIN account ON account.id = named.account
           LEFT JOIN account AS author ON author.id = named.made_by
           WHERE named.family = ? ORDER BY named.from_day, account.name""",
        family,
    )


def one_named(db: Database, id: str) -> dict | None:
    """One name of that list."""
    return row(db, "SELECT * FROM named_staff WHERE id = ?", id)


def is_named(db: Database, family: str, account: str, today: str) -> bool:
    """Whether a person is named for a protected family on a day."""
    sql = f"SELECT 1 FROM named_staff WHERE account = :account AND family = :family AND {_NOW} LIMIT 1"
    return row(db, sql, {"account": account, "family": family, "today": today}) is not None


def keepers(db: Database, family: str, but: str, today: str) -> list[dict]:
    """The coordinators who are named on a day by other rows than one."""
    return rows(
        db,
        f"""SELECT named.account FROM named_staff AS named JOIN account ON account.id = named.account
            WHERE named.family = :family AND named.id <> :but AND account.role = 'coordinator'
            AND account.ended_at IS NULL AND {_NOW}""",
        {"family": family, "but": but, "today": today},
    )


# Periods


def end_period(db: Database, table: str, id: str, last_day: str) -> None:
    """End a custody, a membership or a name; the table is our own code's. What ended earlier stays so."""
    execute(
        db,
        f"UPDATE {table} SET until_day = :day WHERE id = :id AND (until_day IS NULL OR until_day > :day)",
        {"day": last_day, "id": id},
    )


# Mandates


def mandates(db: Database, family: str) -> list[dict]:
    """What the family has asked of us, newest first."""
    return rows(
        db,
        """SELECT mandate.*, member.name AS member_name, holder.name AS holder_name, revoker.name AS revoked_by_name
           FROM mandate JOIN member ON member.id = mandate.member
           JOIN account AS holder ON holder.id = mandate.holder
           LEFT JOIN account AS revoker ON revoker.id = mandate.revoked_by
           WHERE mandate.family = ? ORDER BY mandate.made_at DESC, mandate.rowid DESC""",
        family,
    )


def mandate(db: Database, id: str) -> dict | None:
    """One mandate."""
    return row(db, "SELECT * FROM mandate WHERE id = ?", id)


def revoke_mandate(db: Database, id: str, who: str, stamp: str) -> None:
    """Take a mandate back. The first time counts."""
    sql = "UPDATE mandate SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL"
    execute(db, sql, stamp, who, id)


# Enrolment


def enrolments(db: Database, family: str) -> list[dict]:
    """How the family was found to belong in its programme: every decision, newest first, with who took it."""
    return rows(
        db,
        """SELECT enrolment.*, account.name AS made_by_name FROM enrolment
           LEFT JOIN account ON account.id = enrolment.made_by
           WHERE enrolment.family = ? ORDER BY enrolment.made_at DESC, enrolment.rowid DESC""",
        family,
    )


def criteria_met(db: Database, enrolment: str) -> dict[str, bool]:
    """Criterion → whether it was met."""
    sql = "SELECT criterion, met FROM enrolment_criterion WHERE enrolment = ?"
    return {found["criterion"]: bool(found["met"]) for found in rows(db, sql, enrolment)}

"""SQL on what people have chosen about their reminders: of each kind of choice the newest holds."""

import json
from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.db import insert, row, rows

TABLES = frozenset({"reminder_choice", "reminder_pause", "reminder_snooze", "lock_screen"})


def add(db: Database, table: str, record: dict[str, Any]) -> None:
    """Insert a row into one of these tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def choices(db: Database, accounts: Iterable[str]) -> list[dict]:
    """What some people chose, those who have not left out: the columns of `reminder_choice`, and `paused_until`."""
    return rows(
        db,
        """SELECT account.id AS account, silent, day_at, evening_at, ahead, quiet_from, quiet_until, sms, mail,
                  ifnull((SELECT until_day FROM reminder_pause WHERE account = account.id
                          ORDER BY reminder_pause.rowid DESC LIMIT 1), '') AS paused_until
           FROM account LEFT JOIN reminder_choice AS choice ON choice.rowid =
                (SELECT max(newest.rowid) FROM reminder_choice AS newest WHERE newest.account = account.id)
           WHERE account.id IN (SELECT value FROM json_each(?))""",
        json.dumps(sorted(accounts)),
    )


def numbers(db: Database, accounts: Iterable[str]) -> dict[str, str]:
    """The phone numbers of those who have one, by account."""
    found = rows(
        db,
        "SELECT id, phone FROM account WHERE phone <> '' AND id IN (SELECT value FROM json_each(?))",
        json.dumps(sorted(accounts)),
    )
    return {one["id"]: one["phone"] for one in found}


def lock_screen(db: Database, account: str) -> dict | None:
    """The word and the picture that somebody chose last, and whether somebody near is protected now."""
    return row(db, _LOCK_SCREEN, json.dumps([account]))


def lock_screens(db: Database, accounts: Iterable[str]) -> list[dict]:
    """The same of several."""
    return rows(db, _LOCK_SCREEN, json.dumps(sorted(accounts)))


def is_protected(db: Database, account: str) -> bool:
    """Whether an account is of a family with a protected identity, or of somebody at a protected address."""
    found = row(db, f"SELECT {_PROTECTED} AS protected FROM account WHERE id = ?", account)
    return bool(found and found["protected"])


_PROTECTED = """(EXISTS (SELECT 1 FROM family WHERE family.id = account.family AND family.protected)
    OR EXISTS (SELECT 1 FROM member WHERE member.id = account.member AND member.protected)
    OR EXISTS (SELECT 1 FROM household_member AS lives JOIN household ON household.id = lives.household
               WHERE lives.member = account.member AND lives.until_at IS NULL AND household.protected))"""
_LOCK_SCREEN = f"""
    SELECT account, word, picture, {_PROTECTED} AS protected
    FROM lock_screen JOIN account ON account.id = lock_screen.account
    WHERE lock_screen.rowid IN (SELECT max(rowid) FROM lock_screen
        WHERE account IN (SELECT value FROM json_each(?)) GROUP BY account)
"""

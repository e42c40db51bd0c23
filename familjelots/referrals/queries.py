"""SQL on referrals and handovers, what happened to them, and joint meetings."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows
from .stages import FURTHEST_FIRST

TABLES = frozenset({"referral", "referral_event", "joint_meeting", "change_idea", "change_stage", "routine_change"})


def _day(kind: str) -> str:
    """The day of the first event of a kind."""
    return f"""(SELECT day FROM referral_event AS event WHERE event.referral = referral.id AND event.kind = '{kind}'
                ORDER BY event.rowid LIMIT 1) AS {kind}_on"""


_DAYS = ", ".join(map(_day, FURTHEST_FIRST))
_REFERRAL = f"""
    SELECT referral.*, ifnull(receiver.organisation, to_organisation) AS organisation, family.name AS family_name,
           ifnull(family.protected, 0) AS protected, author.name AS made_by_name, author.phone AS made_by_phone, {_DAYS}
    FROM referral
    LEFT JOIN family ON family.id = referral.family
    LEFT JOIN receiver ON receiver.id = referral.receiver
    LEFT JOIN account AS author ON author.id = referral.made_by
"""
_WAITS = """(sent_on IS NOT NULL AND first_contact_on IS NULL AND withdrawn_on IS NULL
             AND (declined_on IS NULL OR kind = 'handover'))"""
_MINE = """(family IN (SELECT value FROM json_each(:families))
            OR (family IS NULL AND (:everything OR made_by = :account)))"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def referral(db: Database, id: str) -> dict | None:
    """One referral, with the day of each stage that it has reached."""
    return row(db, _REFERRAL + "WHERE referral.id = ?", id)


def of_families(db: Database, families: Iterable[str]) -> list[dict]:
    """The referrals of some families, newest first."""
    sql = _REFERRAL + "WHERE referral.family IN (SELECT value FROM json_each(?)) ORDER BY referral.rowid DESC"
    return rows(db, sql, json.dumps(list(families)))


def listed(db: Database, families: Iterable[str], account: str, everything: bool, most: int, after: int) -> list[dict]:
    """Those of some families and of single persons: first those that wait, longest first; then the unsent; the rest.

    Of single persons only what this account wrote, or `everything`.
    """
    sql = f"""WITH told AS ({_REFERRAL}) SELECT *, {_WAITS} AS waits FROM told WHERE {_MINE}
              ORDER BY waits DESC, sent_on IS NOT NULL, CASE WHEN waits THEN sent_on END, sent_on DESC, id
              LIMIT :most OFFSET :after"""
    return rows(db, sql, _reader(families, account, everything) | {"most": most, "after": after})


def counts(db: Database, families: Iterable[str], account: str, everything: bool) -> dict:
    """How many there are in that list (`number`), and how many wait (`waiting`)."""
    sql = f"""WITH told AS ({_REFERRAL}) SELECT count(*) AS number, ifnull(sum({_WAITS}), 0) AS waiting
              FROM told WHERE {_MINE}"""
    return row(db, sql, _reader(families, account, everything)) or {}


def _reader(families: Iterable[str], account: str, everything: bool) -> dict:
    return {"families": json.dumps(list(families)), "account": account, "everything": int(everything)}


def unanswered(db: Database) -> list[dict]:
    """Those that were sent and to which nobody has said yes or no: id, family, made_by, sent_on."""
    sql = """SELECT referral.id, referral.family, referral.made_by, min(sent.day) AS sent_on
             FROM referral_event AS sent JOIN referral ON referral.id = sent.referral
             WHERE sent.kind = 'sent' AND NOT EXISTS (
                 SELECT 1 FROM referral_event AS event WHERE event.referral = sent.referral
                 AND event.kind IN ('accepted', 'declined', 'first_contact', 'withdrawn'))
             GROUP BY referral.id ORDER BY sent_on, referral.id"""
    return rows(db, sql)


def days(db: Database) -> list[dict]:
    """Of every referral that was sent, the days of its stages, and nothing else."""
    sql = f"WITH told AS (SELECT {_DAYS} FROM referral WHERE kind = 'referral') SELECT * FROM told WHERE sent_on <> ''"
    return rows(db, sql)


_EVENT = """
    SELECT event.*, account.name AS noted_by FROM referral_event AS event
    LEFT JOIN account ON account.id = event.made_by
"""


def events(db: Database, referrals: Iterable[str]) -> list[dict]:
    """What happened to some referrals, oldest first. `noted_by`: who wrote it down here, when the receiver did not."""
    sql = _EVENT + "WHERE event.referral IN (SELECT value FROM json_each(?)) ORDER BY event.day, event.rowid"
    return rows(db, sql, json.dumps(list(referrals)))


def event(db: Database, id: str) -> dict | None:
    """One of them, with the referral's `family`."""
    sql = """SELECT event.*, referral.family FROM referral_event AS event
             JOIN referral ON referral.id = event.referral WHERE event.id = ?"""
    return row(db, sql, id)


def unseen(db: Database, families: Iterable[str]) -> list[dict]:
    """What receivers have answered about some families, and nobody who works with them has seen; oldest first."""
    sql = """SELECT event.*, referral.family, referral.contact, receiver.organisation
             FROM referral_event AS event JOIN referral ON referral.id = event.referral
             JOIN receiver ON receiver.id = referral.receiver
             WHERE event.seen_at IS NULL AND referral.family IN (SELECT value FROM json_each(?)) ORDER BY event.rowid"""
    return rows(db, sql, json.dumps(list(families)))


def see(db: Database, event: str, stamp: str) -> None:
    """Note when an answer was first seen."""
    execute(db, "UPDATE referral_event SET seen_at = ? WHERE id = ? AND seen_at IS NULL", stamp, event)


def meetings(db: Database, referrals: Iterable[str]) -> list[dict]:
    """The joint meetings of some referrals, newest first: of each referral the first of them holds."""
    sql = """SELECT meeting.*, account.name AS by FROM joint_meeting AS meeting
             LEFT JOIN account ON account.id = meeting.made_by
             WHERE referral IN (SELECT value FROM json_each(?)) ORDER BY meeting.rowid DESC"""
    return rows(db, sql, json.dumps(list(referrals)))

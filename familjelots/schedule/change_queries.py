"""SQL on what has happened to planned visits, and who has not seen it yet."""

import json
from collections.abc import Iterable
from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from ..core.db import execute, insert, rows
from .queries import NAME, WHOSE

A_WEEK = timedelta(days=7)
_TOLD = "coalesce(change.told, planned_visit.coach)"
# A change that is told with another waits nowhere itself: it is seen when that one is.
_SEEN = """CASE WHEN change.told_with IS NULL THEN change.seen_at
    ELSE (SELECT seen_at FROM planned_visit_change WHERE id = change.told_with) END"""
_CHANGE = f"""
    SELECT change.*, planned_visit.family, {_TOLD} AS coach, planned_visit.starts_at,
           {NAME}, family.protected, coach.name AS coach_name, author.name AS author, {_SEEN} AS seen_at
    FROM planned_visit_change AS change
    JOIN planned_visit ON planned_visit.id = change.planned_visit
    JOIN family ON family.id = planned_visit.family
    JOIN account AS coach ON coach.id = {_TOLD}
    JOIN contact_person ON contact_person.family = planned_visit.family AND contact_person.until_at IS NULL
    LEFT JOIN account AS author ON author.id = change.made_by
"""


def add_change(db: Database, record: dict) -> None:
    """Insert a change; `before` and `after` are dicts of what the visit was and is."""
    insert(
        db, "planned_visit_change", {**record, "before": as_json(record["before"]), "after": as_json(record["after"])}
    )


def see_change(db: Database, planned_visit: str, change: str, stamp: str, told: str | None) -> int:
    """Note that `told` has seen a change, None: the visit's coach; how many rows that touched."""
    return execute(
        db,
        """UPDATE planned_visit_change SET seen_at = coalesce(seen_at, ?)
           WHERE id = ? AND planned_visit = ? AND told IS ?""",
        stamp,
        change,
        planned_visit,
        told,
    )


def changes_of(db: Database, planned_visit: str) -> list[dict]:
    """What has happened to a planned visit, newest first."""
    return _changes(
        db,
        "WHERE change.planned_visit = ? AND change.told IS NULL ORDER BY change.made_at DESC, change.rowid DESC",
        planned_visit,
    )


def changes_for_families(db: Database, since: str) -> list[dict]:
    """The newest change of a visit since a moment, once for each who lives there and has an account.

    If it is another time, another person, or off and not by the family. `first`: the wall time, of the old and the
    new one, that comes first.
    """
    return rows(
        db,
        """SELECT change.id, change.made_at, change.made_by, planned_visit.family, account.id AS account,
                  min(planned_visit.starts_at, coalesce(json_extract(change.before, '$.starts_at'), '9')) AS first
           FROM planned_visit_change AS change JOIN planned_visit ON planned_visit.id = change.planned_visit
           JOIN account ON account.family = planned_visit.family
           WHERE change.made_at >= :since AND planned_visit.starts_at >= substr(:since, 1, 10)
             AND change.rowid = (SELECT max(newest.rowid) FROM planned_visit_change AS newest
                                 WHERE newest.planned_visit = planned_visit.id)
             AND change.told_with IS NULL AND change.cancelled_by <> 'family'
             AND (change.what = 'cancelled' OR (change.what = 'moved' AND (
                  json_extract(change.before, '$.starts_at') <> json_extract(change.after, '$.starts_at')
                  OR json_extract(change.before, '$.coach_name') <> json_extract(change.after, '$.coach_name'))))
             AND account.role = 'family' AND account.ended_at IS NULL
             AND (planned_visit.household IS NULL OR EXISTS (
                 SELECT 1 FROM household_member AS lives WHERE lives.household = planned_visit.household
                 AND lives.member = account.member AND lives.until_at IS NULL))
           ORDER BY change.id, account.id""",
        {"since": since},
    )


def unseen_changes(db: Database, coach: str | None = None) -> list[dict]:
    """Changes that their coach has not seen yet, oldest first: of one coach, or of all.

    Those of families that the coach has lost meanwhile are left out, but not what waits for whoever was to come
    before; and those of visits more than a week ago.
    """
    return _changes(
        db,
        f"""WHERE change.seen_at IS NULL AND (change.told IS NOT NULL OR {WHOSE} = planned_visit.coach)
           AND planned_visit.starts_at >= :since
           AND (:coach IS NULL OR {_TOLD} = :coach) ORDER BY change.made_at, change.rowid""",
        {"coach": coach, "since": (clock.today() - A_WEEK).isoformat()},
    )


def changes(db: Database, ids: Iterable[str]) -> list[dict]:
    """Some changes, those of the soonest visit first."""
    where = """WHERE change.id IN (SELECT value FROM json_each(?))
        ORDER BY planned_visit.starts_at, change.made_at, change.id"""
    return _changes(db, where, json.dumps(list(ids)))


def _changes(db: Database, where: str, *values: object) -> list[dict]:
    return [
        {**found, "before": json.loads(found["before"] or "{}"), "after": json.loads(found["after"] or "{}")}
        for found in rows(db, _CHANGE + where, *values)
    ]


def as_json(facts: dict | None) -> str | None:
    """What a visit was or is, as a change keeps it."""
    return json.dumps(facts, ensure_ascii=False) if facts else None


def earlier_times(db: Database, planned_visits: Iterable[str]) -> dict[str, str]:
    """The time that each of these visits had before it was last moved."""
    found = rows(
        db,
        """SELECT value AS planned_visit, (
               SELECT json_extract(before, '$.starts_at') FROM planned_visit_change AS change
               WHERE change.planned_visit = value AND change.what = 'moved'
               ORDER BY made_at DESC, rowid DESC LIMIT 1) AS was
           FROM json_each(?) WHERE was IS NOT NULL""",
        json.dumps(list(planned_visits)),
    )
    return {each["planned_visit"]: each["was"] for each in found}

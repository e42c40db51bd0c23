"""SQL on what is to go into the case system, and what has. A record's `stamp` is when it was last written in."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import insert, row, rows

_PARTS = (
    "SELECT family, id, made_at FROM goal", "SELECT family, id, made_at FROM barrier",
    "SELECT family, id, made_at FROM strength", "SELECT family, id, made_at FROM next_step",
    "SELECT family, id, made_at FROM demand",
)  # fmt: skip
_EVENTS = (
    "SELECT family, made_at FROM barrier_tried", "SELECT family, made_at FROM step_result",
    "SELECT goal.family, goal_answer.made_at FROM goal_answer JOIN goal ON goal.id = goal",
    "SELECT goal.family, goal_ending.made_at FROM goal_ending JOIN goal ON goal.id = goal",
    "SELECT next_step.family, step_event.made_at FROM step_event JOIN next_step ON next_step.id = step",
)  # fmt: skip
_IN_PLAN = f"""
    WITH part AS ({" UNION ALL ".join(_PARTS)})
    SELECT family, made_at FROM part
    UNION ALL SELECT part.family, text_edit.made_at FROM text_edit JOIN part ON part.id = text_edit.record
    UNION ALL {" UNION ALL ".join(_EVENTS)}"""
# Each kind of record with what its line on the list says. A plan is one for each family, and has the family's id.
_RECORDS = f"""
    SELECT 'visit' AS kind, visit.id AS record, family, made_at AS stamp, at AS day, visit.kind AS what, '' AS about
    FROM visit
    UNION ALL SELECT 'assessment', assessment.id, assessment.family,
                     max(coalesce(status_at, assessment.made_at), coalesce(
                         (SELECT max(text_edit.made_at) FROM text_edit WHERE record = assessment.id), '')),
                     assessment.made_at, '', member.name
    FROM assessment JOIN member ON member.id = assessment.member WHERE status IN ('shared', 'closed')
    UNION ALL SELECT 'plan', family, family, max(made_at), max(made_at), '', '' FROM ({_IN_PLAN}) GROUP BY family"""
_LAST = """SELECT transfer.*, account.name AS by FROM transfer JOIN account ON account.id = transfer.made_by
           WHERE record = ? ORDER BY transfer.rowid DESC LIMIT 1"""


def waiting(db: Database, families: Iterable[str], most: int, skip: int = 0) -> list[dict]:
    """What is not in the case system as it stands now, oldest first; `again`: an earlier state of it is there."""
    return rows(
        db,
        f"""SELECT found.*, EXISTS (SELECT 1 FROM transfer WHERE transfer.record = found.record) AS again
            FROM ({_RECORDS}) AS found
            WHERE family IN (SELECT value FROM json_each(?))
              AND NOT EXISTS (SELECT 1 FROM transfer WHERE transfer.record = found.record
                              AND transfer.stamp >= found.stamp)
            ORDER BY stamp, record LIMIT ? OFFSET ?""",
        json.dumps(list(families)),
        most,
        skip,
    )


def stamp(db: Database, family: str, kind: str, record: str) -> str | None:
    """How new a record is now; None when there is none of that kind, or nothing to put anywhere yet."""
    found = row(
        db,
        f"SELECT stamp FROM ({_RECORDS}) WHERE kind = ? AND record = ? AND family = ?",
        kind,
        record,
        family,
    )
    return found["stamp"] if found else None


def last(db: Database, record: str) -> dict | None:
    """When a record was last put there, by whom, and how new it was."""
    return row(db, _LAST, record)


def add(db: Database, record: dict) -> None:
    """Note that something has been put there."""
    insert(db, "transfer", record)

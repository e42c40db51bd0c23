"""SQL on follow-ups."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows


def follow_ups_of(db: Database, family: str) -> list[dict]:
    """A family's follow-ups, open ones first by day, each with what changed when it is done."""
    return rows(
        db,
        """SELECT follow_up.id, follow_up.family, follow_up.text, follow_up.due, follow_up.done_at,
                  completion.what_changed, account.name AS done_by
           FROM follow_up
           LEFT JOIN follow_up_completion AS completion ON completion.id = (
               SELECT id FROM follow_up_completion WHERE follow_up = follow_up.id ORDER BY made_at LIMIT 1)
           LEFT JOIN account ON account.id = completion.made_by
           WHERE follow_up.family = ? ORDER BY follow_up.done_at IS NOT NULL, follow_up.due, follow_up.id""",
        family,
    )


def open_follow_ups(db: Database, families: Iterable[str]) -> list[dict]:
    """What is still to be followed up in several families, by day: id, family, text, due."""
    return rows(
        db,
        """SELECT id, family, text, due FROM follow_up
           WHERE done_at IS NULL AND family IN (SELECT value FROM json_each(?)) ORDER BY due, id""",
        json.dumps(list(families)),
    )


def follow_up(db: Database, follow_up: str) -> dict | None:
    """One follow-up."""
    return row(db, "SELECT * FROM follow_up WHERE id = ?", follow_up)


def add_follow_up(db: Database, record: dict) -> None:
    """Insert a follow-up."""
    insert(db, "follow_up", record)


def add_completion(db: Database, record: dict) -> None:
    """Insert what changed at a follow-up."""
    insert(db, "follow_up_completion", record)


def mark_done(db: Database, follow_up: str, stamp: str) -> None:
    """Note when a follow-up was done first."""
    execute(db, "UPDATE follow_up SET done_at = ? WHERE id = ? AND done_at IS NULL", stamp, follow_up)

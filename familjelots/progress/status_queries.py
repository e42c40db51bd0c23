"""SQL on status by month."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import insert, rows


def add(db: Database, record: dict) -> None:
    """Insert what was said about a month."""
    insert(db, "status_month", record)


def told(db: Database, families: Iterable[str]) -> list[dict]:
    """All that was said about months of several families, in the order in which it was said, with who said it."""
    return rows(
        db,
        """SELECT status_month.*, account.name AS by FROM status_month
           LEFT JOIN account ON account.id = status_month.made_by
           WHERE status_month.family IN (SELECT value FROM json_each(?)) ORDER BY status_month.rowid""",
        json.dumps(list(families)),
    )

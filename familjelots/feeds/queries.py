"""SQL on calendar feeds, and on how often planned visits have changed."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows


def add(db: Database, record: dict) -> None:
    """Insert a feed."""
    insert(db, "calendar_feed", record)


def feed(db: Database, token_hash: bytes) -> dict | None:
    """The feed of a link that is good, with its owner's role."""
    return row(
        db,
        """SELECT feed.*, account.role, account.language FROM calendar_feed AS feed
           JOIN account ON account.id = feed.account
           WHERE feed.token_hash = ? AND feed.ended_at IS NULL AND account.ended_at IS NULL""",
        token_hash,
    )


def feeds_of(db: Database, account: str) -> list[dict]:
    """A person's links that are good, newest first."""
    sql = "SELECT * FROM calendar_feed WHERE account = ? AND ended_at IS NULL ORDER BY rowid DESC"
    return rows(db, sql, account)


def end(db: Database, id: str, account: str, stamp: str) -> None:
    """A link is good no longer; somebody else's is left alone."""
    sql = "UPDATE calendar_feed SET ended_at = ? WHERE id = ? AND account = ? AND ended_at IS NULL"
    execute(db, sql, stamp, id, account)


def fetched(db: Database, id: str, stamp: str) -> None:
    """Note when a calendar last asked."""
    execute(db, "UPDATE calendar_feed SET fetched_at = ? WHERE id = ?", stamp, id)


def revisions(db: Database, visits: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Planned visit → how many times it has changed since it was planned, and when it last did."""
    found = rows(
        db,
        """SELECT planned_visit, count(*) - 1 AS times, max(made_at) AS last FROM planned_visit_change
           WHERE planned_visit IN (SELECT value FROM json_each(?)) GROUP BY planned_visit""",
        json.dumps(list(visits)),
    )
    return {one["planned_visit"]: (max(one["times"], 0), one["last"]) for one in found}

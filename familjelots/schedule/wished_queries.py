"""SQL on the weekdays and hours that suit families."""

from sqlite_utils import Database

from ..core.db import insert, rows


def add(db: Database, record: dict) -> None:
    """Insert what suits a family."""
    insert(db, "wished_times", record)


def of_families(db: Database, families: str) -> list[dict]:
    """What was said last of some families, whose ids are a JSON list, and by whom."""
    return rows(
        db,
        """SELECT wished.*, account.name AS by FROM json_each(?) JOIN wished_times AS wished ON wished.rowid = (
               SELECT max(rowid) FROM wished_times WHERE wished_times.family = value)
           LEFT JOIN account ON account.id = wished.made_by""",
        families,
    )

"""SQL on absences and working hours."""

from sqlite_utils import Database

from ..core.db import insert, row, rows

TABLES = frozenset({"absence", "absence_end", "working_hours"})

# What was said first stays readable; `until_at` is what was said last.
_ABSENCE = """
    SELECT absence.id, absence.account, absence.kind, absence.from_at, absence.until_at AS first_until,
           coalesce(ending.until_at, absence.until_at) AS until_at, absence.made_at, author.name AS by,
           ending.made_at AS changed_at, changer.name AS changed_by
    FROM absence
    LEFT JOIN absence_end AS ending ON ending.rowid = (
        SELECT max(rowid) FROM absence_end WHERE absence_end.absence = absence.id)
    LEFT JOIN account AS author ON author.id = absence.made_by
    LEFT JOIN account AS changer ON changer.id = ending.made_by
"""


def absence(db: Database, id: str) -> dict | None:
    """One absence as it stands now."""
    return row(db, f"{_ABSENCE} WHERE absence.id = ?", id)


def absences_of(db: Database, account: str) -> list[dict]:
    """A person's absences, the latest first, those that never were among them; at most a hundred."""
    return rows(db, f"{_ABSENCE} WHERE absence.account = ? ORDER BY absence.from_at DESC LIMIT 100", account)


def absences_between(db: Database, from_at: str, until_at: str, account: str | None = None) -> list[dict]:
    """Everybody's absences, or one person's, that meet a time; in order."""
    return rows(
        db,
        f"""{_ABSENCE} WHERE absence.from_at < :until_at AND coalesce(ending.until_at, absence.until_at) > :from_at
            AND coalesce(ending.until_at, absence.until_at) > absence.from_at
            AND (:account IS NULL OR absence.account = :account) ORDER BY absence.from_at, absence.id""",
        {"from_at": from_at, "until_at": until_at, "account": account},
    )


def hours_until(db: Database, day: str, account: str | None = None) -> list[dict]:
    """The working hours, everybody's or one person's, that have begun to hold by a day; what holds now comes last."""
    return rows(
        db,
        """SELECT hours.*, account.name AS by FROM working_hours AS hours
           LEFT JOIN account ON account.id = hours.made_by
           WHERE hours.from_day <= :day AND (:account IS NULL OR hours.account = :account)
           ORDER BY hours.from_day, hours.rowid""",
        {"day": day, "account": account},
    )


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)

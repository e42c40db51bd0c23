"""SQL on letters."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows
from ..plans.queries import former

TABLES = frozenset({"letter", "letter_event"})
MOST_DONE = 10

_LETTER = f"""
    SELECT letter.id, letter.family, letter.household, letter.sender, letter.about, letter.deadline, letter.dealer,
           letter.dealer_member, letter.status,
           CASE WHEN letter.dealer_member IS NOT NULL THEN member.name
                WHEN letter.dealer = 'coach' THEN account.name
                ELSE '' END AS dealer_label,
           {former("letter")}
    FROM letter
    LEFT JOIN member ON member.id = letter.dealer_member
    LEFT JOIN contact_person ON contact_person.family = letter.family AND contact_person.until_at IS NULL
    LEFT JOIN account ON account.id = contact_person.coach
"""


_OPEN = "letter.status = 'open' ORDER BY ifnull(letter.deadline, '9'), letter.made_at, letter.id"
_OPEN_OF_ONE = f"{_LETTER} WHERE letter.family = ? AND {_OPEN}"
_OPEN_OF_MANY = f"{_LETTER} WHERE letter.family IN (SELECT value FROM json_each(?)) AND {_OPEN}"


def open_letters(db: Database, family: str) -> list[dict]:
    """A family's letters that are not dealt with, the nearest last day first, those without one last."""
    return rows(db, _OPEN_OF_ONE, family)


def open_letters_of(db: Database, families: Iterable[str]) -> list[dict]:
    """The same of several families."""
    return rows(db, _OPEN_OF_MANY, json.dumps(list(families)))


def done_letters(db: Database, family: str) -> list[dict]:
    """The letters that were dealt with last."""
    done = "WHERE letter.family = ? AND letter.status = 'done' ORDER BY letter.status_at DESC, letter.id LIMIT ?"
    return rows(db, _LETTER + done, family, MOST_DONE)


def letter(db: Database, id: str) -> dict | None:
    """One letter."""
    return row(db, _LETTER + "WHERE letter.id = ?", id)


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def set_status(db: Database, letter: str, status: str, stamp: str) -> None:
    """How a letter stands now; its events tell how it got there."""
    execute(db, "UPDATE letter SET status = ?, status_at = ? WHERE id = ?", status, stamp, letter)

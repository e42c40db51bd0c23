"""SQL on answers, estimates, levels of goals and moves on the ladder."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import insert, row, rows

TABLES = frozenset(
    {"sharing", "measurement", "measurement_words", "estimate", "goal_levels", "goal_rating", "ladder_move"}
)

_ANSWER = """SELECT measurement.*, sharing.shared_with, account.name AS by,
              EXISTS (SELECT 1 FROM measurement AS later WHERE later.amends = measurement.id) AS corrected
       FROM measurement LEFT JOIN sharing ON sharing.id = measurement.sharing
       LEFT JOIN account ON account.id = measurement.made_by"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def spans(db: Database, families: Iterable[str]) -> list[dict]:
    """When each family began, when it is planned to end and when it was closed, with its programme and state."""
    return rows(
        db,
        """SELECT family.id, family.status, family.programme, family.programme_version, family.made_at,
                  (SELECT day FROM family_turn WHERE family = family.id AND turn = 'begin'
                   ORDER BY rowid DESC LIMIT 1) AS began_on,
                  (SELECT until_day FROM support_time WHERE family = family.id
                   ORDER BY rowid DESC LIMIT 1) AS until_day,
                  (SELECT day FROM family_turn WHERE family = family.id AND turn = 'close'
                   ORDER BY rowid DESC LIMIT 1) AS closed_on
           FROM family WHERE family.id IN (SELECT value FROM json_each(?))""",
        json.dumps(list(families)),
    )


def answers(db: Database, family: str) -> list[dict]:
    """A family's answers in the order of their days, with whom a child shares them with.

    `corrected`: a later one stands in its place.
    """
    of = "WHERE measurement.family = ? ORDER BY measurement.day, measurement.rowid"
    return rows(db, f"{_ANSWER} {of}", family)


def answered_since(db: Database, families: Iterable[str], day: str) -> list[dict]:
    """Who has answered what, and when, from a day on."""
    return rows(
        db,
        """SELECT member, indicator, day FROM measurement
           WHERE family IN (SELECT value FROM json_each(?)) AND day >= ?""",
        json.dumps(list(families)),
        day,
    )


def answer(db: Database, id: str) -> dict | None:
    """One answer, corrected or not, with whom it is shared with."""
    return row(db, f"{_ANSWER} WHERE measurement.id = ?", id)


def standing(db: Database, id: str) -> str:
    """The answer that stands in the place of one: the last of those that correct it, or itself."""
    found = row(
        db,
        """WITH RECURSIVE later(id, depth) AS (
               SELECT ?, 0
               UNION ALL SELECT measurement.id, depth + 1 FROM measurement JOIN later ON measurement.amends = later.id)
           SELECT id FROM later ORDER BY depth DESC LIMIT 1""",
        id,
    )
    return found["id"] if found else id


def words_about(db: Database, family: str) -> list[dict]:
    """What was said about answers, oldest first, each with who wrote it down."""
    return rows(
        db,
        """SELECT measurement_words.*, account.name AS by FROM measurement_words
           JOIN account ON account.id = measurement_words.made_by
           WHERE measurement_words.family = ? ORDER BY measurement_words.rowid""",
        family,
    )


def sharings(db: Database, families: Iterable[str]) -> list[dict]:
    """With whom children have chosen to share, oldest first."""
    listed = json.dumps(list(families))
    return rows(db, "SELECT * FROM sharing WHERE family IN (SELECT value FROM json_each(?)) ORDER BY rowid", listed)


def estimates(db: Database, family: str) -> list[dict]:
    """What staff believe, newest first, with who and about whom."""
    return rows(
        db,
        """SELECT estimate.*, account.name AS by, member.name AS member_name FROM estimate
           JOIN account ON account.id = estimate.made_by JOIN member ON member.id = estimate.member
           WHERE estimate.family = ? ORDER BY estimate.day DESC, estimate.rowid DESC""",
        family,
    )


def levels(db: Database, family: str) -> list[dict]:
    """The levels that were agreed for goals, the last ones of each goal last."""
    return rows(db, "SELECT * FROM goal_levels WHERE family = ? ORDER BY rowid", family)


def ratings(db: Database, family: str) -> list[dict]:
    """How far goals were reached, oldest first, each with who wrote it down."""
    return rows(
        db,
        """SELECT goal_rating.*, account.name AS by FROM goal_rating JOIN account ON account.id = goal_rating.made_by
           WHERE goal_rating.family = ? ORDER BY goal_rating.day, goal_rating.rowid""",
        family,
    )


def moves(db: Database, family: str) -> list[dict]:
    """Moves on the ladder, oldest first, each with who wrote it down."""
    return rows(
        db,
        """SELECT ladder_move.*, account.name AS by FROM ladder_move JOIN account ON account.id = ladder_move.made_by
           WHERE ladder_move.family = ? ORDER BY ladder_move.day, ladder_move.rowid""",
        family,
    )

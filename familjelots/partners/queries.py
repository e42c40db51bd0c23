"""SQL on questions to partners and their answers. Links and sessions: `link_queries`."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset({"partner_question", "partner_question_step", "partner_answer"})

_QUESTION = """
    SELECT question.*, receiver.organisation, receiver.decides_money, author.name AS made_by_name,
           (SELECT group_concat(step) FROM partner_question_step AS of WHERE of.question = question.id) AS steps
    FROM partner_question AS question
    JOIN receiver ON receiver.id = question.receiver
    LEFT JOIN account AS author ON author.id = question.made_by
"""

_ANSWER = """
    SELECT answer.*, question.question AS asked, question.contact, question.receiver, receiver.organisation,
           receiver.decides_money, ifnull(noting.name, '') AS noted_by
    FROM partner_answer AS answer
    JOIN partner_question AS question ON question.id = answer.question
    JOIN receiver ON receiver.id = question.receiver
    LEFT JOIN account AS noting ON noting.id = answer.made_by
"""


def questions(db: Database, family: str) -> list[dict]:
    """What a family's partners have been asked, newest first; `steps` are ids, comma separated."""
    sql = _QUESTION + "WHERE question.family = ? ORDER BY question.made_at DESC, question.rowid DESC"
    return rows(db, sql, family)


def question(db: Database, id: str) -> dict | None:
    """One question."""
    return row(db, _QUESTION + "WHERE question.id = ?", id)


def answers(db: Database, family: str) -> list[dict]:
    """What a family's partners have answered, newest first, with who and what was asked.

    `noted_by`: who wrote it down here, when the partner said it and did not write it.
    """
    return rows(db, _ANSWER + "WHERE answer.family = ? ORDER BY answer.made_at DESC, answer.rowid DESC", family)


def answer(db: Database, id: str) -> dict | None:
    """One answer."""
    return row(db, _ANSWER + "WHERE answer.id = ?", id)


def unseen_answers(db: Database, families: Iterable[str]) -> list[dict]:
    """Answers in several families that nobody who works with them has seen, oldest first."""
    return rows(
        db,
        _ANSWER
        + """WHERE answer.seen_at IS NULL AND answer.family IN (SELECT value FROM json_each(?))
             ORDER BY answer.made_at, answer.rowid""",
        json.dumps(list(families)),
    )


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def end_question(db: Database, question: str, who: str, stamp: str) -> None:
    """End a question before its day; the first time counts."""
    sql = "UPDATE partner_question SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL"
    execute(db, sql, stamp, who, question)


def see_answer(db: Database, answer: str, stamp: str) -> None:
    """Note when an answer was first seen."""
    execute(db, "UPDATE partner_answer SET seen_at = ? WHERE id = ? AND seen_at IS NULL", stamp, answer)

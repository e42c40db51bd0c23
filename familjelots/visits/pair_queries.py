"""SQL on visits that may be one and the same."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from ..core.db import execute, insert, row, rows

TABLES = frozenset({"visit_pair", "visit_pair_answer"})

# What each person said last.
_LAST = """given.rowid = (SELECT max(rowid) FROM visit_pair_answer AS later
                          WHERE later.pair = given.pair AND later.made_by = given.made_by)"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of these tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def perhaps_same(db: Database, visit: Mapping[str, Any]) -> list[str]:
    """Ids of the visits that may be this one."""
    found = rows(
        db,
        """SELECT id FROM visit
           WHERE family = :family AND id <> :id AND kind = :kind
             AND (planned_visit = :planned_visit
                  OR (coach <> :coach AND abs(julianday(at) - julianday(:at)) < 2.0 / 24
                      AND (household IS NULL OR :household IS NULL OR household = :household)))""",
        {name: visit[name] for name in ("family", "id", "kind", "planned_visit", "coach", "at", "household")},
    )
    return [each["id"] for each in found]


def pair(db: Database, id: str) -> dict | None:
    """Two visits that may be one."""
    return row(db, "SELECT * FROM visit_pair WHERE id = ?", id)


def answers(db: Database, pair: str) -> list[dict]:
    """What each person said last of two visits."""
    sql = f"""SELECT given.answer, given.made_by, account.name FROM visit_pair_answer AS given
              JOIN account ON account.id = given.made_by WHERE given.pair = ? AND {_LAST} ORDER BY given.rowid"""
    return rows(db, sql, pair)


def open_pairs(db: Database, families: Iterable[str]) -> list[dict]:
    """Pairs in these families that nobody has answered for, or that two people answer for differently."""
    return rows(
        db,
        f"""SELECT * FROM visit_pair WHERE family IN (SELECT value FROM json_each(?))
              AND (SELECT count(DISTINCT answer) FROM visit_pair_answer AS given
                   WHERE given.pair = visit_pair.id AND {_LAST}) <> 1 ORDER BY made_at""",
        json.dumps(list(families)),
    )


def set_same(db: Database, visit: str, same_as: str | None) -> None:
    """Note which earlier record a visit is the same as, or none."""
    execute(db, "UPDATE visit SET same_as = ? WHERE id = ?", same_as, visit)


def twins(db: Database, visit: str) -> list[dict]:
    """Other records of the same visit, with who made them."""
    return rows(
        db,
        """SELECT twin.id, account.name AS coach_name FROM visit AS asked
           JOIN visit AS twin ON twin.id = asked.same_as OR twin.same_as = asked.id
           JOIN account ON account.id = twin.coach WHERE asked.id = ?""",
        visit,
    )

"""SQL on what hangs on a plan: what was tried before, what steps led to, who said yes, and what is demanded."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..core.db import row, rows
from .former import former

TRIED = """SELECT barrier_tried.id, barrier_tried.barrier, barrier_tried.text, barrier_tried.by_whom,
                  barrier_tried.at_time, barrier_tried.made_at, account.name AS told_by,
                  account.member AS told_member
           FROM barrier_tried LEFT JOIN account ON account.id = barrier_tried.made_by
           WHERE barrier_tried.family = ? ORDER BY barrier_tried.made_at, barrier_tried.rowid"""

RESULTS = """SELECT step_result.id, step_result.step, step_result.text, step_result.made_at, account.name AS told_by,
                  account.member AS told_member
             FROM step_result LEFT JOIN account ON account.id = step_result.made_by
             WHERE step_result.family = ? ORDER BY step_result.made_at, step_result.rowid"""

DEMANDS = f"""SELECT demand.id, demand.family, demand.household, demand.member, demand.text, demand.asked_by,
                     demand.why, demand.until_day, demand.status, demand.made_at, member.name AS member_name,
                     {former("demand")}
              FROM demand LEFT JOIN member ON member.id = demand.member
              WHERE demand.family = ?
              ORDER BY demand.status <> 'stands', ifnull(demand.until_day, '9'), demand.made_at, demand.id"""


def tried(db: Database, family: str) -> list[dict]:
    """What was tried before against what is hard for a family, in the order in which it was told."""
    return rows(db, TRIED, family)


def results(db: Database, family: str) -> list[dict]:
    """What a family's steps led to, in the order in which it was told."""
    return rows(db, RESULTS, family)


def demands(db: Database, family: str) -> list[dict]:
    """What authorities demand of a family: what stands first, by day."""
    return rows(db, DEMANDS, family)


def demand(db: Database, demand: str) -> dict | None:
    """One demand."""
    return row(db, "SELECT * FROM demand WHERE id = ?", demand)


def answers(db: Database, family: str) -> list[dict]:
    """What each person last said to each of a family's goals: goal, answer, when, and who said or noted it."""
    return rows(
        db,
        """SELECT given.goal, given.answer, given.made_at, account.name, account.role
           FROM goal_answer AS given JOIN goal ON goal.id = given.goal
           JOIN account ON account.id = given.made_by
           WHERE goal.family = ? AND given.rowid = (
               SELECT max(rowid) FROM goal_answer AS later
               WHERE later.goal = given.goal AND later.made_by = given.made_by)
           ORDER BY given.rowid""",
        family,
    )


def endings(db: Database, family: str) -> list[dict]:
    """Each time that a goal of a family was said to be reached, changed or ended, and why."""
    return rows(
        db,
        """SELECT goal_ending.id, goal_ending.goal, goal_ending.status, goal_ending.reason AS text, goal_ending.made_at
           FROM goal_ending JOIN goal ON goal.id = goal_ending.goal WHERE goal.family = ? ORDER BY goal_ending.rowid""",
        family,
    )


def sources(db: Database, family: str) -> dict[str, dict]:
    """Who wrote each part of a family's plan, when, and at which visit, by record, in one query."""
    tables = ("goal", "demand", "barrier", "next_step", "strength")
    found = rows(
        db,
        " UNION ALL ".join(
            f"""SELECT made.id, made.made_at, account.name, visit.at AS visit_at FROM {table} AS made
                LEFT JOIN account ON account.id = made.made_by
                LEFT JOIN visit ON visit.op = made.op
                WHERE made.family = :family"""
            for table in tables
        ),
        {"family": family},
    )
    return {one["id"]: one for one in found}


def unowned(db: Database, families: Iterable[str]) -> list[dict]:
    """What is hard now in several families and nobody takes care of, the oldest first, in one query."""
    return rows(
        db,
        """SELECT id, family, area, text, private, made_at FROM barrier
           WHERE owner = '' AND status = 'active' AND family IN (SELECT value FROM json_each(?))
           ORDER BY made_at, id""",
        json.dumps(list(families)),
    )


def owned_areas(db: Database, families: Iterable[str]) -> set[tuple[str, str]]:
    """(family, life area) in which somebody takes care of something hard, in one query."""
    found = rows(
        db,
        """SELECT DISTINCT family, area FROM barrier
           WHERE owner <> '' AND area <> '' AND family IN (SELECT value FROM json_each(?))""",
        json.dumps(list(families)),
    )
    return {(one["family"], one["area"]) for one in found}

"""SQL on goals, what is hard, strengths and next steps."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database

from ..core.db import Found, execute, found, insert, row, rows
from .chain_queries import DEMANDS, RESULTS, TRIED
from .former import former, to_read

TABLES = frozenset(
    {
        "goal", "goal_answer", "goal_ending", "barrier", "barrier_tried", "strength", "next_step", "step_event",
        "step_result", "demand",
    }
)  # fmt: skip


_STEP = f"""SELECT next_step.id, next_step.family, next_step.household, next_step.barrier, next_step.visit,
                  next_step.text, next_step.picture, next_step.doer, next_step.doer_member, next_step.doer_name,
                  next_step.doer_partner, coalesce(receiver.decides_money, 0) AS doer_money,
                  next_step.due, next_step.status, next_step.made_at,
                  CASE WHEN next_step.doer_member IS NOT NULL THEN member.name
                       WHEN next_step.doer = 'coach' THEN account.name
                       WHEN next_step.doer_partner IS NOT NULL THEN receiver.organisation
                       ELSE '' END AS doer_label,
                  {former("next_step")}
           FROM next_step
           LEFT JOIN member ON member.id = next_step.doer_member
           LEFT JOIN receiver ON receiver.id = next_step.doer_partner
           LEFT JOIN contact_person ON contact_person.family = next_step.family AND contact_person.until_at IS NULL
           LEFT JOIN account ON account.id = contact_person.coach"""


_GOALS = f"""SELECT goal.id, goal.family, goal.household, goal.kind, goal.parent, goal.text, goal.own_words,
              goal.status, goal.agreed_at, goal.made_at, goal_answer.answer, goal_answer.made_at AS answered_at,
              account.name AS answered_by, account.role AS answered_role,
              goal_ending.id AS ending_id, goal_ending.reason AS ending, goal_ending.made_at AS ended_at,
              (SELECT max(made_at) FROM text_edit WHERE record = goal.id AND field = 'text') AS worded_at,
              proposing.role = 'family' AS of_family,
              {former("goal")}
       FROM goal
       LEFT JOIN goal_answer ON goal_answer.rowid = (
           SELECT max(rowid) FROM goal_answer AS given WHERE given.goal = goal.id)
       LEFT JOIN account ON account.id = goal_answer.made_by
       LEFT JOIN account AS proposing ON proposing.id = goal.made_by
       LEFT JOIN goal_ending ON goal_ending.rowid = (
           SELECT max(rowid) FROM goal_ending AS given WHERE given.goal = goal.id)
       WHERE goal.family = ?
       ORDER BY goal.status IN ('reached', 'changed', 'ended'),
                CASE goal.kind WHEN 'shared' THEN 0 WHEN 'goal' THEN 1 ELSE 2 END, goal.made_at, goal.id"""

_BARRIERS = f"""SELECT barrier.id, barrier.family, barrier.household, barrier.member, barrier.area, barrier.text,
              barrier.status, barrier.private, barrier.made_at, barrier.owner, barrier.owner_name,
              member.name AS member_name,
              CASE WHEN barrier.owner = 'coach' THEN account.name
                   ELSE coalesce(owning.name, organisation.organisation, '') END AS owner_label,
              owning.id AS owner_member,
              (SELECT max(made_at) FROM text_edit WHERE record = barrier.id AND field = 'status') AS status_at,
              {former("barrier")}
       FROM barrier
       LEFT JOIN member ON member.id = barrier.member
       LEFT JOIN member AS owning
              ON owning.id = CASE WHEN barrier.owner LIKE 'member:%' THEN substr(barrier.owner, 8) END
       LEFT JOIN receiver AS organisation
              ON organisation.id = CASE WHEN barrier.owner LIKE 'partner:%' THEN substr(barrier.owner, 9) END
       LEFT JOIN contact_person ON contact_person.family = barrier.family AND contact_person.until_at IS NULL
       LEFT JOIN account ON account.id = contact_person.coach
       WHERE barrier.family = ?
       ORDER BY CASE barrier.status WHEN 'active' THEN 0 WHEN 'eased' THEN 1 WHEN 'parked' THEN 2 ELSE 3 END,
                barrier.made_at, barrier.id"""

_STRENGTHS = f"""SELECT strength.id, strength.family, strength.household, strength.member, strength.text,
              member.name AS member_name,
              {former("strength")}
       FROM strength
       LEFT JOIN member ON member.id = strength.member
       WHERE strength.family = ? ORDER BY strength.made_at, strength.id"""

_STEPS = f"""{_STEP} WHERE next_step.family = ?
    ORDER BY next_step.status = 'done', CASE WHEN next_step.status <> 'done' THEN ifnull(due, '9') END,
             next_step.status_at DESC, next_step.made_at, next_step.id"""


class Plan(NamedTuple):
    """A family's whole plan as it was found."""

    goals: Found
    barriers: Found
    strengths: Found
    steps: Found
    tried: Found
    results: Found
    demands: Found


_ONE_STEP = f"{to_read(_STEP, 'next_step')} WHERE next_step.id = ?"
_TO_CHANGE = (_GOALS, _BARRIERS, _STRENGTHS, _STEPS, TRIED, RESULTS, DEMANDS)
_TABLES = ("goal", "barrier", "strength", "next_step", "barrier_tried", "step_result", "demand")
_TO_READ = tuple(to_read(part, table) for part, table in zip(_TO_CHANGE, _TABLES, strict=True))


def plan(db: Database, family: str) -> Plan:
    """A family's plan to read, each part in the order of the functions below and of `chain_queries`."""
    return Plan(*(found(db, part, family) for part in _TO_READ))


def plan_to_change(db: Database, family: str) -> Plan:
    """The same for the page where it is written: `former` says which records have had other texts."""
    return Plan(*(found(db, part, family) for part in _TO_CHANGE))


def goals(db: Database, family: str) -> list[dict]:
    """A family's goals, the shared one first and ended ones last, with the newest answer and who gave it."""
    return rows(db, _GOALS, family)


def barriers(db: Database, family: str) -> list[dict]:
    """What is hard for a family, the present first, each with the name of whom it concerns."""
    return rows(db, _BARRIERS, family)


def strengths(db: Database, family: str) -> list[dict]:
    """What carries a family, each with the name of whom it concerns."""
    return rows(db, _STRENGTHS, family)


def steps(db: Database, family: str) -> list[dict]:
    """A family's next steps: open ones by day (without a day last), then done ones, newest first."""
    return rows(db, _STEPS, family)


def open_steps_of(db: Database, families: Iterable[str]) -> list[dict]:
    """Steps of several families that are not done, by day, in one query."""
    return rows(
        db,
        f"""{_STEP} WHERE next_step.family IN (SELECT value FROM json_each(?)) AND next_step.status <> 'done'
            ORDER BY ifnull(due, '9'), next_step.made_at, next_step.id""",
        json.dumps(list(families)),
    )


def overdue_steps(db: Database, families: Iterable[str], today: str) -> list[dict]:
    """Steps of several families whose day has passed and that are not done, the oldest day first."""
    return rows(
        db,
        f"""{_STEP} WHERE next_step.family IN (SELECT value FROM json_each(?)) AND next_step.status <> 'done'
                AND next_step.due < ?
            ORDER BY due, next_step.made_at, next_step.id""",
        json.dumps(list(families)),
        today,
    )


def steps_due(db: Database, from_day: str, to_day: str) -> list[dict]:
    """Steps of all families that fall due between two days, both included, and are not done."""
    return rows(
        db,
        f"""{_STEP} WHERE next_step.due BETWEEN ? AND ? AND next_step.status <> 'done'
            ORDER BY due, next_step.made_at, next_step.id""",
        from_day,
        to_day,
    )


def steps_of_visit(db: Database, visit: str) -> list[dict]:
    """The steps that were agreed at one visit."""
    return rows(db, f"{_STEP} WHERE next_step.visit = ? ORDER BY next_step.made_at, next_step.id", visit)


def step(db: Database, step: str) -> dict | None:
    """One step."""
    return row(db, _ONE_STEP, step)


def whose_step(db: Database, step: str) -> dict | None:
    """Of one step only whose it is: family, household, doer_member."""
    return row(db, "SELECT family, household, doer_member FROM next_step WHERE id = ?", step)


def goal(db: Database, goal: str) -> dict | None:
    """One goal."""
    return row(db, "SELECT * FROM goal WHERE id = ?", goal)


def barrier(db: Database, barrier: str) -> dict | None:
    """One thing that is hard."""
    return row(db, "SELECT * FROM barrier WHERE id = ?", barrier)


def strength(db: Database, strength: str) -> dict | None:
    """One thing that works."""
    return row(db, "SELECT * FROM strength WHERE id = ?", strength)


def shared_goal(db: Database, family: str) -> dict | None:
    """The one shared goal that is proposed or agreed."""
    return row(
        db, "SELECT * FROM goal WHERE family = ? AND kind = 'shared' AND status IN ('proposed', 'agreed')", family
    )


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of this room's tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def set_step_status(db: Database, step: str, status: str, stamp: str) -> None:
    """How a step stands now; its events tell how it got there."""
    execute(db, "UPDATE next_step SET status = ?, status_at = ? WHERE id = ?", status, stamp, step)


def agree_goal(db: Database, goal: str, stamp: str) -> None:
    """A proposed goal becomes agreed; any other stays as it is."""
    execute(db, "UPDATE goal SET status = 'agreed', agreed_at = ? WHERE id = ? AND status = 'proposed'", stamp, goal)


def is_familys_own(db: Database, goal: str) -> bool:
    """Whether one of the family proposed a goal."""
    sql = "SELECT 1 FROM goal JOIN account ON account.id = goal.made_by WHERE goal.id = ? AND account.role = 'family'"
    return row(db, sql, goal) is not None


def end_goal(db: Database, goal: str, status: str) -> None:
    """How a goal stands now that it is reached, changed or ended; its endings tell why."""
    execute(db, "UPDATE goal SET status = ? WHERE id = ?", status, goal)


def own_answers(db: Database, family: str, account: str) -> dict[str, str]:
    """What one person last said to each of a family's goals, by goal."""
    found = rows(
        db,
        """SELECT goal_answer.goal, goal_answer.answer FROM goal_answer
           JOIN goal ON goal.id = goal_answer.goal
           WHERE goal.family = ? AND goal_answer.made_by = ? ORDER BY goal_answer.rowid""",
        family,
        account,
    )
    return {given["goal"]: given["answer"] for given in found}

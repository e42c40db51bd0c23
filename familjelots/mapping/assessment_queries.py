"""SQL on in-depth assessments, and on competence for the staircase."""

from sqlite_utils import Database

from ..core import clock
from ..core.db import execute, insert, row, rows
from ..plans.former import former

TABLES = frozenset({"assessment", "assessment_event", "assessment_part", "competence", "competence_decision"})


_AUTHOR_HERE = """account.role = 'coordinator' AND account.ended_at IS NULL
       OR EXISTS (SELECT 1 FROM contact_person WHERE contact_person.family = assessment.family
                  AND contact_person.coach = assessment.made_by AND contact_person.until_at IS NULL)
       OR EXISTS (SELECT 1 FROM team_member WHERE team_member.family = assessment.family
                  AND team_member.account = assessment.made_by
                  AND :today BETWEEN team_member.from_day AND team_member.until_day)"""

_ASSESSMENT = f"""SELECT assessment.*, member.name AS member_name, account.name AS author_name,
              {_AUTHOR_HERE} AS author_here, {former("assessment")}
       FROM assessment JOIN member ON member.id = assessment.member
       LEFT JOIN account ON account.id = assessment.made_by"""


def add(db: Database, table: str, record: dict) -> None:
    """Insert a row into one of these tables."""
    if table not in TABLES:
        raise ValueError(table)
    insert(db, table, record)


def assessment(db: Database, assessment: str) -> dict | None:
    """One assessment; `author_here`: its author still works with the family."""
    values = {"id": assessment, "today": clock.today().isoformat()}
    return row(db, f"{_ASSESSMENT} WHERE assessment.id = :id", values)


def assessments(db: Database, family: str) -> list[dict]:
    """A family's assessments, the newest first, with whom each is about and who wrote it."""
    return rows(
        db,
        f"{_ASSESSMENT} WHERE assessment.family = :family ORDER BY assessment.made_at DESC, assessment.rowid DESC",
        {"family": family, "today": clock.today().isoformat()},
    )


def parts(db: Database, family: str) -> list[dict]:
    """What assessments brought into the plan, each with its words as they stand there now."""
    return rows(
        db,
        """SELECT assessment_part.record AS id, assessment_part.assessment, assessment_part.kind,
                  ifnull(goal.text, ifnull(barrier.text, next_step.text)) AS text
           FROM assessment_part JOIN assessment ON assessment.id = assessment_part.assessment
           LEFT JOIN goal ON goal.id = assessment_part.record
           LEFT JOIN barrier ON barrier.id = assessment_part.record
           LEFT JOIN next_step ON next_step.id = assessment_part.record
           WHERE assessment.family = ? ORDER BY ifnull(goal.made_at, ifnull(barrier.made_at, next_step.made_at)),
                assessment_part.record""",
        family,
    )


def set_status(db: Database, assessment: str, status: str, stamp: str) -> None:
    """How an assessment stands now; its events tell how it got there."""
    execute(db, "UPDATE assessment SET status = ?, status_at = ? WHERE id = ?", status, stamp, assessment)


def competence(db: Database, competence: str) -> dict | None:
    """What was mapped for the staircase once, with the decision if there is one."""
    return row(
        db,
        """SELECT competence.*, competence_decision.decision FROM competence
           LEFT JOIN competence_decision ON competence_decision.competence = competence.id
           WHERE competence.id = ?""",
        competence,
    )


def competences(db: Database, family: str) -> list[dict]:
    """What was mapped for the staircase, the newest first, with whom it is about, the decision and who decided."""
    return rows(
        db,
        f"""SELECT competence.*, member.name AS member_name, decided.decision, ifnull(decided.reasons, '') AS reasons,
                  ifnull(decided.instead, '') AS instead, decided.made_at AS decided_at,
                  account.name AS decided_by_name, {former("competence")}
           FROM competence JOIN member ON member.id = competence.member
           LEFT JOIN competence_decision AS decided ON decided.competence = competence.id
           LEFT JOIN account ON account.id = decided.made_by
           WHERE competence.family = ? ORDER BY competence.made_at DESC, competence.rowid DESC""",
        family,
    )

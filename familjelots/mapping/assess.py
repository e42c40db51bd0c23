"""In-depth assessments: written by one, shared with those who work with the family, closed; and what they bring."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import Conflict, Invalid, NotFound
from ..plans.barriers import add_barrier
from ..plans.checks import edits_of, open_as_staff
from ..plans.goals import propose_goal
from ..plans.steps import add_step
from ..programmes import programme_of
from . import assessment_queries as queries
from .checks import home_of, pages_of, person_of
from .meeting import all_chosen

Rows = list[dict[str, str]]
NEXT = {"draft": {"shared"}, "shared": {"closed"}, "closed": set()}


def start_assessment(
    db: Database, who: Any, op: str, family_id: str, id: str, member: str, profession: str, question: str = "",
    findings: str = "", plain: str = "",
) -> list[str]:  # fmt: skip
    """Begin to assess somebody, as one's profession does. Until it is shared nobody else reads it."""
    family = open_as_staff(db, who, family_id)
    if profession not in {role.id for role in programme_of(db, family).team}:
        raise Invalid("unknown_choice", "profession")
    whose = {"id": id, "family": family_id, "member": person_of(db, family_id, member)["id"], "profession": profession}
    words = {"question": question, "findings": findings, "plain": plain}
    queries.add(db, "assessment", {**whose, **words, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return pages_of(who, family_id)


def edit_assessment(
    db: Database, who: Any, op: str, assessment_id: str, question: str, findings: str, plain: str,
    base: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Write on in an assessment: whoever may, until it is closed."""
    assessment = _mine(db, who, assessment_id)
    if assessment["status"] == "closed":
        raise Conflict("assessment_closed")
    edits = edits_of(base, {"question": question, "findings": findings, "plain": plain})
    met = merge(db, who, op, "assessment", assessment_id, edits)
    return pages_of(who, assessment["family"], met)


def turn_assessment(db: Database, who: Any, op: str, assessment_id: str, id: str, status: str) -> list[str]:
    """Share an assessment with those who work with the family, or close it. It never turns back."""
    assessment = _mine(db, who, assessment_id)
    if status not in NEXT[assessment["status"]]:
        raise Conflict("assessment_closed" if assessment["status"] == "closed" else "assessment_order")
    if status == "closed":
        all_chosen(db, assessment["family"], assessment_id)
    stamp = clock.stamp()
    event = {"id": id, "assessment": assessment_id, "status": status, "made_by": who.id, "made_at": stamp, "op": op}
    queries.add(db, "assessment_event", event)
    queries.set_status(db, assessment_id, status, stamp)
    return pages_of(who, assessment["family"])


def plan_from_assessment(
    db: Database, who: Any, op: str, assessment_id: str, goals: Rows, barriers: Rows, steps: Rows
) -> list[str]:
    """Propose a goal, name what is hard, or agree on a step because of what an assessment found."""
    assessment = _readable(db, who, assessment_id)
    if assessment["status"] == "draft":
        raise Conflict("assessment_draft")
    if not (goals or barriers or steps):
        raise Invalid("nothing_to_plan", "goals")
    family, member = assessment["family"], assessment["member"]
    home = home_of(db, family, member) or ""
    for row in goals:
        propose_goal(db, who, op, family, row["id"], row["text"], household=home)
        _came_of(db, op, assessment_id, "goal", row)
    for row in barriers:
        add_barrier(db, who, op, family, row["id"], row["text"], member=member, household=home)
        _came_of(db, op, assessment_id, "barrier", row)
    for row in steps:
        add_step(db, who, op, family, row["id"], row["text"], row["doer"] or "coach", due=row["due"], household=home)
        _came_of(db, op, assessment_id, "next_step", row)
    return pages_of(who, family)


def may_read(who: Any, assessment: Mapping[str, Any]) -> bool:
    """Whether somebody who works with the family may read it: who writes it, and all once it is shared."""
    return who.works_with_families and (assessment["status"] != "draft" or may_write(who, assessment))


def may_write(who: Any, assessment: Mapping[str, Any]) -> bool:
    """Its author writes it; when the author no longer works with the family, whoever coordinates takes it over."""
    return assessment["made_by"] == who.id or (who.role == "coordinator" and not assessment["author_here"])


def _came_of(db: Database, op: str, assessment: str, kind: str, row: dict[str, str]) -> None:
    queries.add(db, "assessment_part", {"record": row["id"], "assessment": assessment, "kind": kind, "op": op})


def _readable(db: Database, who: Any, assessment_id: str) -> dict:
    found = queries.assessment(db, assessment_id)
    if found is None:
        raise NotFound(missing=assessment_id)
    open_as_staff(db, who, found["family"])
    if not may_read(who, found):
        raise NotFound
    return found


def _mine(db: Database, who: Any, assessment_id: str) -> dict:
    found = _readable(db, who, assessment_id)
    if not may_write(who, found):
        raise NotFound
    return found

"""A partner's part of a plan: exactly what the family's yes lets it be told, asked anew at each request."""

from typing import Any

from sqlite_utils import Database

from ..access import Told, open_to_partner
from ..accounts.person import Person
from ..core import clock
from ..core.errors import Invalid, NotFound
from ..plans import queries as plans
from . import queries
from .ask import changed_pages, is_over, may_be_theirs


def partner_of(question: dict) -> Person:
    """Who answers a question: the receiver of the family's consent. It has no account, and no rights but this part."""
    name = f"{question['contact']}, {question['organisation']}"
    return Person(id=question["receiver"], name=name, role="partner", family=question["family"], kind="partner")


def part_of(db: Database, who: Any, question: dict, page: str | None = None) -> dict[str, Any]:
    """The question, whom it is about, the shared goal if that may be told, and the steps. `page`: logged as read.

    Raises `NotFound` when it has ended, or when the family's yes has.
    """
    family, told = open_to_partner(db, who, question["family"], question["receiver"], page)
    if is_over(question):
        raise NotFound
    about = {scope.name(member) for _parts, scope in told for member in scope.about}
    steps = [step for step in plans.steps(db, family["id"]) if step["id"] in (question["steps"] or "").split(",")]
    return {
        "question": question,
        "about": sorted(filter(None, about)),
        "goal": _goal(db, family["id"], told),
        "steps": [step for step in steps if _is_told(step, question, told)],
    }


def answer_question(
    db: Database, who: Any, op: str, question_id: str, id: str, answer: str, next_day: str, steps: list[dict]
) -> list[str]:
    """A partner answers, and says how its own steps stand. Every answer is kept; the newest stands first."""
    question = queries.question(db, question_id)
    if question is None:
        raise NotFound(missing=question_id)
    part = {step["id"]: step for step in part_of(db, who, question)["steps"]}
    stamp = clock.stamp()
    made = {"made_by": who.id, "made_at": stamp, "op": op}
    for told in steps:
        if told["step"] not in part:
            raise Invalid("unknown_choice", "steps")
        if part[told["step"]]["status"] != told["status"]:
            event = {"id": told["id"], "step": told["step"], "status": told["status"], **made}
            plans.add(db, "step_event", event)
            plans.set_step_status(db, told["step"], told["status"], stamp)
    record = {"id": id, "question": question_id, "family": question["family"], "answer": answer}
    queries.add(db, "partner_answer", {**record, "next_day": next_day or None, **made})
    return changed_pages(question["family"])


def _goal(db: Database, family: str, told: list[Told]) -> dict | None:
    goal = plans.shared_goal(db, family)
    if goal is None or goal["status"] != "agreed":
        return None
    return goal if any("goals" in parts and scope.covers(goal["household"]) for parts, scope in told) else None


def _is_told(step: dict, question: dict, told: list[Told]) -> bool:
    """Its own step is always its own. What others have not done is hidden from who decides the family's money."""
    if not may_be_theirs(step, question["receiver"]):
        return False
    own = step["doer_partner"] == question["receiver"] or step["status"] == "done" or not question["decides_money"]
    return any(scope.covers(step["household"]) and (own or "unfinished" in parts) for parts, scope in told)

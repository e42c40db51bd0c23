"""A partner is asked one question about its part of a family's plan. The family's yes is needed, and lasts as long."""

from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..accounts import link_queries
from ..core import clock
from ..core.errors import Conflict, Invalid
from ..families import consent_queries, consents
from ..plans import queries as plans
from . import queries

LONGEST = timedelta(days=366)


def ask_partner(
    db: Database, who: Any, op: str, family: dict, id: str, receiver: str, contact: str, question: str,
    steps: list[str], until_day: str, decides_money: bool = False,
) -> list[str]:  # fmt: skip
    """Ask. Whom the family has not said yes to is not asked anything about it."""
    found = consent_queries.receiver(db, receiver)
    if found is None or found["family"] != family["id"] or found["account"]:
        raise Invalid("unknown_choice", "receiver")
    if not consents.allowed_parts(db, family["id"], receiver):
        raise Conflict("no_consent", "receiver")
    _check_steps(db, family["id"], receiver, steps)
    record = {"id": id, "family": family["id"], "receiver": receiver, "contact": contact, "question": question}
    made = {"until_day": _checked(until_day), "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "partner_question", {**record, **made})
    for step in dict.fromkeys(steps):
        queries.add(db, "partner_question_step", {"question": id, "step": step})
    if decides_money:
        consent_queries.set_decides_money(db, receiver, True)
    return changed_pages(family["id"])


def end_question(db: Database, who: Any, _op: str, family: dict, question: dict) -> list[str]:
    """End a question before its day: its link is good no longer from the next request on."""
    stamp = clock.stamp()
    queries.end_question(db, question["id"], who.id, stamp)
    link_queries.end_link(db, question["id"], stamp)
    return changed_pages(family["id"])


def note_answer(
    db: Database, who: Any, op: str, family: dict, question: dict, id: str, answer: str, next_day: str
) -> list[str]:  # fmt: skip
    """Write down what a partner said, on the telephone or at a meeting. Nothing leaves: no yes is needed for it."""
    stamp = clock.stamp()
    record = {"id": id, "question": question["id"], "family": family["id"], "answer": answer}
    made = {"made_by": who.id, "made_at": stamp, "seen_at": stamp, "op": op}
    queries.add(db, "partner_answer", {**record, "next_day": next_day or None, **made})
    return changed_pages(family["id"])


def see_answer(db: Database, _who: Any, _op: str, family: dict, answer: dict) -> list[str]:
    """Somebody who works with the family has read an answer."""
    queries.see_answer(db, answer["id"], clock.stamp())
    return [*changed_pages(family["id"]), "/attention"]


def say_money(db: Database, _who: Any, _op: str, family: dict, receiver: dict, decides_money: str) -> list[str]:
    """Say whether a partner decides the family's money. It is marked beside the name, and sees less."""
    consent_queries.set_decides_money(db, receiver["id"], decides_money == "yes")
    return [*changed_pages(family["id"]), "/our-people"]


def may_be_theirs(step: dict, receiver: str) -> bool:
    """Whether a step can be a partner's part: done by that partner, or by somebody else than family and coach."""
    return step["doer_partner"] == receiver or step["doer"] == "other"


def is_over(question: dict) -> bool:
    """Whether a question has ended, by its day or by somebody."""
    return bool(question["ended_at"]) or question["until_day"] < clock.today().isoformat()


def changed_pages(family: str) -> list[str]:
    """Paths of the pages on which a family's partners stand."""
    page = f"/families/{family}"
    return [page, f"{page}/partners", f"{page}/plan"]


def _check_steps(db: Database, family: str, receiver: str, steps: list[str]) -> None:
    theirs = {step["id"] for step in plans.steps(db, family) if may_be_theirs(step, receiver)} if steps else set()
    if not set(steps) <= theirs:
        raise Invalid("not_their_step", "steps")


def _checked(until_day: str) -> str:
    today, last = clock.today(), date.fromisoformat(until_day)
    if last < today:
        raise Invalid("ends_before_it_begins", "until_day")
    if last - today > LONGEST:
        raise Invalid("question_too_long", "until_day")
    return until_day

"""What others have written and a contact person has not read yet: answers of partners and receivers, and objections."""

from typing import Any

from sqlite_utils import Database

from ..partners import queries as partners
from ..referrals import queries as referrals
from ..referrals.forms import STATES
from ..visits import objection_queries


def news_cards(db: Database, own: dict[str, str]) -> list[dict]:
    """The cards of a coach's news. `own`: the coach's families, id → name."""
    answers = [_answer(one, own) for one in partners.unseen_answers(db, own)]
    answers += [_receiver(one, own) for one in referrals.unseen(db, own)]
    return answers + [_objection(one, own) for one in objection_queries.unseen(db, own)]


def _answer(one: dict, own: dict[str, str]) -> dict[str, Any]:
    return {
        **_card(one, own, "see_answer", "partner-answers"),
        "kind": "partner",
        "what": "partner_answer",
        "why": "partner_answered",
        "by": f"{one['contact']}, {one['organisation']}",
        "said": [(one["asked"], one["answer"])],
    }


def _receiver(one: dict, own: dict[str, str]) -> dict[str, Any]:
    return {
        **_card(one, own, "see_referral_answer", "referral-events"),
        "kind": "referral",
        "referral": one["referral"],
        "what": "referral_answer",
        "why": "receiver_answered",
        "by": f"{one['said_by'] or one['contact']}, {one['organisation']}",
        "said": [(STATES[one["kind"]], one["words"] or STATES[one["kind"]])],
    }


def _objection(one: dict, own: dict[str, str]) -> dict[str, Any]:
    return {
        **_card(one, own, "see_objection", "objections"),
        "kind": "objection",
        "what": "objection",
        "why": "family_objects",
        "visit": one["visit"],
        "visit_at": one["visit_at"],
        "by": one["name"],
        "said": [(None, one["text"])],
    }


def _card(one: dict, own: dict[str, str], command: str, path: str) -> dict[str, Any]:
    return {
        "seen_by": (command, f"/{path}/{one['id']}/reading"),
        "id": one["id"],
        "at": one["made_at"],
        "family": own[one["family"]],
        "family_id": one["family"],
    }

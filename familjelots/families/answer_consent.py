"""Yes, no, and never mind: each of those who must answer does so for themselves, and takes it back at any time."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from ..programmes import programme
from . import queries
from .ask_consent import consent_pages
from .consent_words import language_for
from .consents import EXPIRED, consents_of, refresh_gaps


def answer_consent(
    db: Database, who: Any, op: str, family: dict, consent: dict, id: str, member: str, answer: str
) -> list[str]:
    """Keep one person's answer: given on the own phone, or at the table through somebody who works here."""
    asked = _asked(db, family["id"], consent["id"])
    answerer = _answerer(who, asked, member)
    if asked["state"] == EXPIRED and answer == "yes":
        raise Conflict("consent_over", "answer")
    words = programme(db, consent["programme"], consent["version"])
    language = language_for(words, consent["template"], answerer["language"])
    record = {"id": id, "consent": consent["id"], "member": answerer["member"], "answer": answer}
    made = {"language": language, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "consent_answer", {**record, **made})
    refresh_gaps(db, family["id"])
    return consent_pages(family["id"])


def go_on_without(
    db: Database, who: Any, op: str, family: dict, consent: dict, id: str, member: str, reason: str
) -> list[str]:
    """Decide to go on although somebody has not answered, and say why. A no, or a yes taken back, is an answer."""
    asked = _asked(db, family["id"], consent["id"])
    missing = next((one for one in asked["needed"] if one["member"] == member), None)
    if missing is None:
        raise Invalid("unknown_member", "member")
    if missing["answer"]:
        raise Conflict("has_answered", "member")
    record = {"id": id, "consent": consent["id"], "member": member, "reason": reason}
    queries.add(db, "consent_without", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    refresh_gaps(db, family["id"])
    return consent_pages(family["id"])


def _asked(db: Database, family: str, consent: str) -> dict:
    return next(one for one in consents_of(db, family) if one["id"] == consent)


def _answerer(who: Any, asked: dict, member: str) -> dict:
    """Who answers: a family account for itself alone, staff for whoever sits at the table."""
    wanted = (member or who.member) if who.role == "family" else member
    found = next((one for one in asked["needed"] if one["member"] == wanted), None)
    if who.role == "family" and (found is None or wanted != who.member):
        raise NotFound
    if found is None:
        raise Invalid("unknown_member", "member")
    return found

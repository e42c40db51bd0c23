"""Somebody is referred, or handed over: written, looked at as the receiver will see it, sent, or taken back."""

from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..accounts import link_queries
from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from ..families import consent_queries, consents
from . import queries, stages


def write_referral(
    db: Database, who: Any, op: str, family: dict, id: str, kind: str, receiver: str, contact: str, about: str
) -> list[str]:
    """Write a referral or a handover of a family. Whom the family has not said yes to is told nothing about it."""
    found = consent_queries.receiver(db, receiver)
    if found is None or found["family"] != family["id"] or found["account"]:
        raise Invalid("unknown_choice", "receiver")
    if not consents.allowed_parts(db, family["id"], receiver):
        raise Conflict("no_consent", "receiver")
    record = {"id": id, "kind": kind, "family": family["id"], "receiver": receiver, "contact": contact, "about": about}
    queries.add(db, "referral", {**record, **_made(who, op)})
    return pages_of({"id": id, "family": family["id"]})


def refer_person(
    db: Database, who: Any, op: str, id: str, organisation: str, contact: str, said_yes: bool, **person: str
) -> list[str]:
    """Write a referral of a single person, of whom the house knows nothing else, and who has said yes to just this."""
    if not who.works_with_families:
        raise NotFound
    if not said_yes:
        raise Invalid("person_says_yes", "said_yes")
    record = {"id": id, "kind": "referral", "to_organisation": organisation, "contact": contact, **person}
    queries.add(db, "referral", {**record, **_made(who, op)})
    return pages_of({"id": id, "family": None})


def send_referral(db: Database, who: Any, op: str, referral: dict, day: str = "") -> list[str]:
    """Send what was written. The family's yes is asked for anew; sending twice sends once."""
    day = stages.checked(referral, stages.SENT, day, "")
    if referral["family"] and not consents.allowed_parts(db, referral["family"], referral["receiver"]):
        raise Conflict("no_consent", "day")
    if not referral["sent_on"]:
        _happened(db, who, op, referral, str(uuid5(UUID(op), "sent")), stages.SENT, day)
    return pages_of(referral)


def take_back_referral(
    db: Database, who: Any, op: str, referral: dict, id: str, words: str, day: str = ""
) -> list[str]:
    """Take a referral back, with why: its link is good no longer, and nobody waits for it."""
    day = stages.checked(referral, stages.WITHDRAWN, day, words)
    _happened(db, who, op, referral, id, stages.WITHDRAWN, day, words)
    link_queries.end_link(db, referral["id"], clock.stamp())
    return pages_of(referral)


def pages_of(referral: dict) -> list[str]:
    """The pages that change with a referral."""
    own = [f"/referrals/{referral['id']}"]
    if not referral["family"]:
        return own
    return [f"/families/{referral['family']}/referrals", *own, "/our-handover", "/later"]


def _happened(db: Database, who: Any, op: str, referral: dict, id: str, kind: str, day: str, words: str = "") -> None:
    stamp = clock.stamp()
    record = {"id": id, "referral": referral["id"], "kind": kind, "day": day, "words": words, "seen_at": stamp}
    queries.add(db, "referral_event", {**record, "made_by": who.id, "made_at": stamp, "op": op})


def _made(who: Any, op: str) -> dict[str, str]:
    return {"made_by": who.id, "made_at": clock.stamp(), "op": op}

"""Referrals as those who work with a family, those who coordinate, and the family itself see them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlite_utils import Database

from ..access import reads
from ..core import clock
from ..families import consents
from . import queries, stages
from .reach import families_of

A_PAGE = 50


def with_what_happened(db: Database, referrals: Iterable[dict]) -> list[dict]:
    """Each with `state`, `settled`, `events`, and `meetings` of which the first holds; two queries for however many."""
    listed = list(referrals)
    ids = [one["id"] for one in listed]
    meetings, events = _by_referral(queries.meetings(db, ids)), _by_referral(queries.events(db, ids))
    return [
        {
            **one,
            "state": stages.state_of(one),
            "settled": stages.is_settled(one),
            "events": events.get(one["id"], []),
            "meetings": meetings.get(one["id"], []),
        }
        for one in listed
    ]


def _by_referral(records: Iterable[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for record in records:
        found.setdefault(record["referral"], []).append(record)
    return found


def of_family(db: Database, family: str) -> list[dict]:
    """A family's referrals and handovers, newest first."""
    return with_what_happened(db, queries.of_families(db, [family]))


def one(db: Database, referral: dict) -> dict:
    """One referral with what happened to it."""
    return with_what_happened(db, [referral])[0]


def list_page(db: Database, who: Any, page: int) -> dict[str, Any]:
    """One page of all that the reader may see: those that wait first, each with how many days."""
    families = families_of(db, who)
    told = queries.counts(db, families, who.id, who.role == "coordinator")
    last = max(1, -(-told["number"] // A_PAGE))
    page = min(max(page, 1), last)
    found = queries.listed(db, families, who.id, who.role == "coordinator", A_PAGE, (page - 1) * A_PAGE)
    reads.note_all(who, [one["family"] or one["id"] for one in found if not one["protected"]], "referrals")
    shown = [_as_seen(one, families) for one in found]
    return {"referrals": shown, "page": page, "last": last, **told}


def waiting(db: Database, who: Any) -> int:
    """How many of those wait for a first contact."""
    return queries.counts(db, families_of(db, who), who.id, who.role == "coordinator")["waiting"]


def for_family(db: Database, who: Any, family: dict) -> list[dict]:
    """What was sent to receivers of whom this one of the family has a say, or who are told of that one."""
    sent = [one for one in queries.of_families(db, [family["id"]]) if one["sent_on"] and not one["withdrawn_on"]]
    if not sent:
        return []
    known = {one["receiver"] for one in consents.consents_of(db, family["id"]) if _concerns(one, who.member)}
    return with_what_happened(db, (one for one in sent if one["receiver"] in known))


def taking_over(db: Database, who: Any, family: dict) -> list[dict]:
    """The handovers among them that somebody has not said no to."""
    return [one for one in for_family(db, who, family) if one["kind"] == "handover" and not one["declined_on"]]


def _concerns(consent: dict, member: str | None) -> bool:
    return member in consent["about"] or any(one["member"] == member for one in consent["needed"])


def _as_seen(referral: dict, families: dict[str, dict]) -> dict:
    """As a list tells it: of a protected family no more than that there is one."""
    family = families.get(referral["family"] or "")
    name = family["name"] if family else referral["person"]
    until = clock.today() if referral["waits"] else None
    days = (until - date.fromisoformat(referral["sent_on"])).days if until else None
    hidden = {"organisation": "", "contact": ""} if referral["protected"] else {}
    return {**referral, **hidden, "name": name, "days": days, "state": stages.state_of(referral)}

"""What happens to a referral that was sent: the receiver answers, or says so on the telephone; all meet; it begins."""

from typing import Any

from sqlite_utils import Database

from ..access import open_to_partner
from ..accounts.person import Person
from ..core import clock
from ..core.errors import Invalid, NotFound
from ..schedule.facts import open_place
from ..schedule.times import FURTHEST
from . import queries, stages
from .refer import pages_of


def receiver_of(referral: dict) -> Person:
    """Who answers a referral: the receiver of the family's consent or, for a single person, of this paper alone."""
    id, name = referral["receiver"] or referral["id"], f"{referral['contact']}, {referral['organisation']}"
    return Person(id=id, name=name, role="partner", family=referral["family"], kind="partner")


def answer_referral(
    db: Database, who: Any, op: str, referral_id: str, id: str, kind: str, said_by: str, day: str, words: str
) -> list[str]:
    """The receiver answers. Saying the same again is kept and changes nothing."""
    referral = queries.referral(db, referral_id)
    if referral is None:
        raise NotFound(missing=referral_id)
    receiver = receiver_of(referral)
    if (who.role, who.id) != (receiver.role, receiver.id):
        raise NotFound
    if referral["family"]:
        open_to_partner(db, who, referral["family"], referral["receiver"])
    return _keep(db, who, op, referral, id=id, kind=kind, said_by=said_by, day=day, words=words, seen_at=None)


def note_referral(
    db: Database, who: Any, op: str, referral: dict, id: str, kind: str, said_by: str, day: str, words: str
) -> list[str]:
    """Write down what the receiver said, or that contact has begun."""
    told = {"id": id, "kind": kind, "said_by": said_by, "day": day, "words": words}
    return _keep(db, who, op, referral, **told, seen_at=clock.stamp())


def plan_joint_meeting(
    db: Database, who: Any, op: str, referral: dict, id: str, starts_at: str, place: str, present: str
) -> list[str]:
    """Say when and where all meet before somebody else takes over, and who comes. The newest holds."""
    if referral["kind"] != "handover":
        raise Invalid("unknown_choice", "starts_at")
    if clock.from_wall(starts_at) > clock.now() + FURTHEST:
        raise Invalid("time_too_far", "starts_at")
    if starts_at[:10] < (referral["sent_on"] or clock.local(referral["made_at"]).date().isoformat()):
        raise Invalid("before_it_was_sent", "starts_at")
    record = {"id": id, "referral": referral["id"], "starts_at": starts_at, "present": present}
    record["place"] = open_place(db, referral["of_family"], place)
    queries.add(db, "joint_meeting", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return pages_of(referral)


def see_referral_answer(db: Database, _who: Any, _op: str, _family: dict, event: dict) -> list[str]:
    """Somebody who works with the family has read what the receiver answered."""
    queries.see(db, event["id"], clock.stamp())
    return ["/attention"]


def _keep(db: Database, who: Any, op: str, referral: dict, **told: Any) -> list[str]:
    told["day"] = stages.checked(referral, told["kind"], told["day"], told["words"])
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "referral_event", {"referral": referral["id"], **told, **made})
    return pages_of(referral)

"""What each home's receiver is sent and answers, a person whom the house does not know, and an idea of the staff."""

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from familjelots.core import clock
from familjelots.referrals import happen, queries

from ..cast import must, named
from .times import HOMES

if TYPE_CHECKING:
    from .words import House

STAFF = ("sara", "amir", "lena")


def furnish_referrals(db: Database, house: "House") -> None:
    """A handover of each home's person, answered and with a meeting; a referral of a single person; a change idea."""
    for (place, (family, _home)), receiver in zip(HOMES.items(), house.ids["receiver_id"], strict=True):
        _handover(db, house, place, family, receiver)
    _person(db, house)
    idea = house.id("idea_id", "idea")
    must(db, house.cast.sara, "suggest_change", {"id": idea, "hypothesis": house.word("Idea", *STAFF)})
    stage = {"id": named("stage"), "stage": "test", "words": house.word("Stage", *STAFF)}
    must(db, house.cast.lena, "advance_change", stage, idea_id=idea)
    house.samirs.add(idea)


def _handover(db: Database, house: "House", place: str, family: str, receiver: str) -> None:
    coach = house.cast.sara if family == "pahittdal" else house.cast.amir
    staff = (coach.name.lower(), "lena")
    own = (*staff, *([place.lower()] if place != "Samir" else []))
    id = house.id("referral_id", place)
    told = {"id": id, "kind": "handover", "receiver": receiver, "contact": house.word(f"Takes{place}", *own)}
    told["about"] = house.word(f"Refers{place}", *own)
    must(db, coach, "write_referral", told, family_id=house.cast.families[family])
    must(db, coach, "send_referral", {}, referral_id=id)
    meeting = {"id": named(f"meeting {place}"), "starts_at": f"{clock.today() + timedelta(days=9)}T09:00"}
    meeting |= {name: house.word(f"{name}{place}", *own) for name in ("place", "present")}
    must(db, coach, "plan_joint_meeting", meeting, referral_id=id)
    answer = {"id": house.id("event_id", place), "kind": "accepted", "said_by": house.word(f"Says{place}", *staff)}
    answer["words"] = house.word(f"Accepts{place}", *staff)
    who = happen.receiver_of(queries.referral(db, id) or {})
    must(db, who, "answer_referral", answer, referral_id=id)


def _person(db: Database, house: "House") -> None:
    id = house.id("referral_id", "single")
    names = ("person", "reach", "about", "known_by", "yes_how", "organisation", "contact")
    told = {name: house.word(f"Single{name}", "amir", "lena") for name in names}
    must(db, house.cast.amir, "refer_person", {"id": id, "said_yes": "y", **told})
    must(db, house.cast.amir, "send_referral", {}, referral_id=id)
    house.samirs.add(id)

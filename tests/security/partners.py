"""What partners are asked about each home, and what they answer."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from familjelots.core import clock
from familjelots.families import consent_queries
from familjelots.partners import part, queries

from ..cast import must, named
from .times import HOMES

if TYPE_CHECKING:
    from .words import House


def furnish_partners(db: Database, house: "House") -> None:
    """An organisation that one person of each home lets be told, one question to it, and its answer."""
    for place, (family, _home) in HOMES.items():
        coach = house.cast.sara if family == "pahittdal" else house.cast.amir
        staff = (coach.name.lower(), "lena")
        own = (*staff, *([place.lower()] if place != "Samir" else []))
        receiver = _allowed(db, house, place, coach, house.word(f"Partner{place}", *own))
        house.ids.setdefault("receiver_id", []).append(receiver)
        if place == "Samir":
            house.samirs.add(receiver)
        question = house.id("question_id", place)
        asked = {
            "id": question,
            "receiver": receiver,
            "until_day": _later(),
            "question": house.word(f"Asks{place}", *own),
        }
        asked["contact"] = house.word(f"Contact{place}", *own)
        must(db, coach, "ask_partner", asked, family_id=house.cast.families[family])
        told = {"id": house.id("answer_id", place), "answer": house.word(f"Answers{place}", *own)}
        who = part.partner_of(queries.question(db, question) or {})
        must(db, who, "answer_question", told, question_id=question)


def _allowed(db: Database, house: "House", place: str, coach: Any, organisation: str) -> str:
    """The receiver that a person has said yes to."""
    family, member = house.cast.families[HOMES[place][0]], house.cast.members[place.lower()]
    consent = house.id("consent_id", f"{place} Shared")
    asked = {"id": consent, "organisation": organisation, "purpose": "Stöd", "about": [member], "parts": ["goals"]}
    must(db, coach, "ask_consent", asked | {"until_day": _later()}, family_id=family)
    yes = {"id": named(f"yes {place}"), "member": member, "answer": "yes"}
    must(db, coach, "answer_consent", yes, consent_id=consent)
    return next(one["id"] for one in consent_queries.partners(db, family) if one["organisation"] == organisation)


def _later() -> str:
    return (clock.today() + timedelta(days=30)).isoformat()

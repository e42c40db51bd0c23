"""What a generated municipality has beside visits and plans: months' statuses, referrals, costs and change ideas."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from ..progress.months import CHECKS
from ..progress.rounds import plus_months
from . import phrases
from .family_story import FamilyStory
from .story import Story

WITH_MONTHS, WITH_A_REFERRAL, WITH_COSTS = 0.6, 0.12, 0.2
"""Which share of the families has each."""
ASSISTANCE, LOOKING = range(4, 13), (0, 3, 7)
"""So many months after the start it is told whether there was assistance, and of who looks for work that it is so."""
NOTHING = dict.fromkeys(("work", "studies", "activity"), "no")


def tell(story: Story, families: Iterable[FamilyStory]) -> None:
    """Chance of its own for each family: the rest of its story stays as it was."""
    for family in families:
        chance = Random(f"rooms of {family.key}")  # noqa: S311 (the same each time, not a secret)
        if chance.random() < WITH_MONTHS:
            _months(family, chance)
        if chance.random() < WITH_A_REFERRAL:
            _referral(family, chance)
        if chance.random() < WITH_COSTS:
            _costs(family, chance)
    _ideas(story)


def _months(family: FamilyStory, chance: Random) -> None:
    """One of them perhaps begins to work or to read; then, or some months later, the assistance ends."""
    begins = chance.choice((2, 3, 5, 8, None, None))
    ends = begins + chance.choice((0, 1, 3)) if begins else max(ASSISTANCE) + 1
    for months in ASSISTANCE:
        _month(family, months, assistance="no" if months >= ends else "yes")
    for member in (one for one in family.members if one.startswith("grown")):
        if begins and member == "grown 0":
            _occupation(family, chance, member, begins)
        else:
            for months in LOOKING:
                _month(family, months, member, **NOTHING)


def _occupation(family: FamilyStory, chance: Random, member: str, begins: int) -> None:
    """Nothing at the start; then work or studies, kept or not when it is asked about."""
    doing, kept = chance.choice(("work", "work", "studies")), chance.choice((3, 6, 12, 12, 12))
    _month(family, 0, member, **NOTHING)
    for after in (0, *CHECKS):
        _month(family, begins + after, member, **NOTHING | ({doing: "yes"} if after <= kept else {}))


def _month(family: FamilyStory, months: int, member: str = "", **said: str) -> None:
    story = family.story
    day = plus_months(story.today + timedelta(family.since), months)
    told = min((day - story.today).days + 5, -1)
    if day >= story.today:
        return
    facts = {"id": family.thing("month", str(months), member), "month": day.isoformat()[:7], **said}
    whose = {"member": family.members.get(member, "")}
    family.story.tell(story.wall(told, "16:20"), family.coach, "record_status", facts | whose, family_id=family.id)


def _referral(family: FamilyStory, chance: Random) -> None:
    """Said yes to and sent the same day; answered, and mostly met."""
    organisation, contact, about = chance.choice(phrases.RECEIVERS)
    sent = chance.randrange(max(family.since + 30, -400), -2)
    answered = sent + chance.randrange(2, 21)
    met = answered + chance.randrange(3, 35)
    told = {"id": family.thing("referral"), "contact": contact, "about": about}
    told["kind"] = chance.choice(("referral", "referral", "referral", "handover"))
    told["receiver"] = _consented(family, sent, organisation)
    _tell(family, sent, "13:00", "write_referral", told, family_id=family.id)
    _tell(family, sent, "13:05", "send_referral", {}, referral_id=told["id"])
    declined = chance.random() < 0.1
    if answered < 0:
        words = "Det är fullt hos oss till hösten." if declined else ""
        _noted(family, answered, "declined" if declined else "accepted", contact, words)
    if met < 0 and not declined:
        _noted(family, met, "first_contact", contact)


def _consented(family: FamilyStory, days: int, organisation: str) -> str:
    """The first of the family says yes at the table; gives whom to."""
    consent, member = family.thing("consent", organisation), family.members["grown 0"]
    asked = {"id": consent, "organisation": organisation, "parts": ["goals", "contacts"], "about": [member]}
    asked |= {"purpose": "Att ni slipper berätta allt en gång till.", "until_day": family.story.day(days + 150)}
    op = _tell(family, days, "12:30", "ask_consent", asked, family_id=family.id)
    said = {"id": family.thing("said", organisation), "member": member, "answer": "yes"}
    _tell(family, days, "12:40", "answer_consent", said, consent_id=consent)
    return str(uuid5(UUID(op), "receiver"))


def _noted(family: FamilyStory, days: int, kind: str, by: str, words: str = "") -> None:
    told = {"id": family.thing("answer", kind), "kind": kind, "said_by": by, "words": words}
    _tell(family, days, "14:10", "note_referral", told, referral_id=family.thing("referral"))


def _costs(family: FamilyStory, chance: Random) -> None:
    for number, (kind, what, most, per, payer, basis) in enumerate(chance.sample(phrases.COSTS, chance.choice((1, 2)))):
        day = chance.randrange(max(family.since + 20, -300), -1)
        told = {"id": family.thing("cost", str(number)), "kind": kind, "what": what, "per": per, "payer": payer}
        told |= {
            "amount": str(chance.randrange(most // 3, most, 50)),
            "basis": basis,
            "from_day": family.story.day(day),
        }
        _tell(family, day, "16:35", "note_cost", told, family_id=family.id)


def _ideas(story: Story) -> None:
    """Ideas of both units, each as far as it has come."""
    for number, (who, days, hypothesis, stages) in enumerate(phrases.IDEAS):
        idea = story.id("generated idea", str(number))
        story.tell(story.wall(days, "09:10"), who, "suggest_change", {"id": idea, "hypothesis": hypothesis})
        for place, (stage, words) in enumerate(stages, 1):
            told = {"id": story.id("generated stage", str(number), stage), "stage": stage, "words": words}
            story.tell(story.wall(days + 25 * place, "15:10"), who, "advance_change", told, idea_id=idea)


def _tell(family: FamilyStory, days: int, time: str, command: str, fields: dict[str, Any], **args: str) -> str:
    return family.story.tell(family.story.wall(days, time), family.coach, command, fields, **args)

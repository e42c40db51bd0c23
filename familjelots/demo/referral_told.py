"""Referrals: Exempelberg's, met on day eight; persons before and after a changed routine; Påhittdal's handover."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from ..accounts.person import Person
from .story import Story

ROUTINE = -16
"""Weeks from now: since then somebody rings the unit on the day of the referral."""
EARLIER = (("Mira Låtsas", -28, 28), ("Jon Hittepå", -27, 31), ("Sanna Sken", -25, 31), ("Ali Dikt", -24, 36),
           ("Petra Saga", -22, 39))  # fmt: skip
LATER = (
    ("Lo Fantasi", -15, 7),
    ("Kim Påhitt", -13, 9),
    ("Noor Fabel", -11, 8),
    ("Bo Sago", -9, 10),
    ("Isa Myt", -8, 4),
)
WAITS = ("Pia Legend", -1)
UNIT = {"organisation": "Arbetsmarknadsenheten", "contact": "Olle"}


def tell(story: Story) -> None:
    """Ulla and Sara refer; Olle's unit answers; Lena dates the routine that became another."""
    for person, week, days in (*EARLIER, *LATER):
        _person(story, person, week)
        _noted(story, person, "accepted", week, days // 3)
        _noted(story, person, "first_contact", week, days)
    _person(story, *WAITS)
    _idea(story)
    _exempelberg(story)
    _pahittdal(story)


def monday(story: Story, weeks: int) -> int:
    """So many weeks from now, the Monday, as days from today."""
    return 7 * weeks - story.today.weekday()


def _wall(story: Story, days: int, time: str) -> str:
    return f"{story.today + timedelta(days)}T{time}"


def _person(story: Story, person: str, week: int) -> None:
    about = "Vill ut i arbete och behöver någon som följer med de första gångerna."
    told = {"id": story.id("referral", person), "person": person, "reach": "070-174 06 80", "about": about}
    told |= {"known_by": "Socialsekreterare Ulla", "said_yes": "y", "yes_how": "På besök hos Ulla samma dag"}
    when = _wall(story, monday(story, week), "10:10")
    story.tell(when, "ulla", "refer_person", told | UNIT)
    story.tell(when[:-2] + "15", "ulla", "send_referral", {}, referral_id=told["id"])


def _noted(story: Story, person: str, kind: str, week: int, days: int) -> None:
    told = {"id": story.id("referral", person, kind), "kind": kind, "said_by": "Olle"}
    when = _wall(story, monday(story, week) + days, "13:30")
    story.tell(when, "ulla", "note_referral", told, referral_id=story.id("referral", person))


def _idea(story: Story) -> None:
    idea = story.id("idea", "ring")
    guess = "Om vi ringer enheten samma dag som remissen skrivs, då får ingen vänta längre än två veckor."
    story.tell(story.wall(-130, "09:20"), "olle", "suggest_change", {"id": idea, "hypothesis": guess})
    _stage(story, idea, "ulla", -126, "test", "Jag ringer Olle vid varje remiss i en månad.")
    change = {"id": story.id("routine"), "what": "Den som skriver remissen ringer enheten samma dag.", "idea": idea}
    begun = monday(story, ROUTINE)
    story.tell(_wall(story, begun, "08:30"), "lena", "date_routine_change", change | {"day": story.day(begun)})
    _stage(story, idea, "lena", -40, "measure", "Mediantiden till första kontakt gick från 31 till 8 dagar.")
    _stage(story, idea, "sara", -33, "keep", "Alla gör så nu. Det står i introduktionen för nya.")
    other = {"id": story.id("idea", "walk"), "hypothesis": "Om coachen följer med första gången, då kommer fler."}
    story.tell(story.wall(-9, "14:00"), "amir", "suggest_change", other)


def _stage(story: Story, idea: str, who: str, days: int, stage: str, words: str) -> None:
    told = {"id": story.id("stage", stage), "stage": stage, "words": words}
    story.tell(story.wall(days, "15:00"), who, "advance_change", told, idea_id=idea)


def _exempelberg(story: Story) -> None:
    """Sent on a Monday, accepted on the Thursday, met on the Tuesday after: day 0, 3 and 8."""
    sent = monday(story, -6)
    about = "Rita vill bli undersköterska. Hon behöver en väg till vårdutbildning och barnomsorg på kvällar."
    told = {"kind": "referral", "contact": "Olle", "about": about}
    _written(story, "exempelberg", "unit", sent, told)
    _answered(story, "exempelberg", "unit", sent + 3, "accepted", "Välkommen! Vi ringer Rita i veckan.")
    _answered(story, "exempelberg", "unit", sent + 8, "first_contact", "Vi har träffats. Det blir komvux i januari.")


def _pahittdal(story: Story) -> None:
    """Said yes to, with a day for all to meet, and waiting for the first contact."""
    about = "Ture har hittat en skolvecka som håller. Morgnarna och fredagarna behöver någon att ringa, även i vår."
    sent, accepted = ((story.workday(days) - story.today).days for days in (-22, -12))
    _written(story, "pahittdal", "group", sent, {"kind": "handover", "contact": "Bodil", "about": about})
    _answered(story, "pahittdal", "group", accepted, "accepted", "Vi tar gärna vid. Jag kommer på mötet.")
    meeting = {"id": story.id("pahittdal", "meeting"), "starts_at": story.wall(6, "15:00"), "place": "Medborgarhuset"}
    meeting["present"] = "Eva, Bodil och Sara"
    id = story.id("pahittdal", "referral", "group")
    story.tell(story.wall(-11, "16:20"), "sara", "plan_joint_meeting", meeting, referral_id=id)


def _written(story: Story, family: str, consent: str, days: int, told: dict[str, Any]) -> None:
    id, receiver = story.id(family, "referral", consent), _receiver(story, family, consent)
    fields = {"id": id, "receiver": receiver, **told}
    story.tell(_wall(story, days, "13:00"), "sara", "write_referral", fields, family_id=story.id(family, "family"))
    story.tell(_wall(story, days, "13:05"), "sara", "send_referral", {}, referral_id=id)


def _answered(story: Story, family: str, consent: str, days: int, kind: str, words: str) -> None:
    who = _receiver(story, family, consent)
    story.people[who] = Person(id=who, name=consent, role="partner", family=story.id(family, "family"), kind="partner")
    told = {"id": story.id(family, "answer", kind), "kind": kind, "words": words}
    told["said_by"] = "Olle" if family == "exempelberg" else "Bodil"
    when = _wall(story, days, "14:10")
    story.tell(when, who, "answer_referral", told, referral_id=story.id(family, "referral", consent))


def _receiver(story: Story, family: str, consent: str) -> str:
    """The id of the organisation that a consent is about."""
    asked = story.id(family, "consent", consent)
    op = next(deed.op for deed in story.deeds if deed.command == "ask_consent" and deed.fields["id"] == asked)
    return str(uuid5(UUID(op), "receiver"))

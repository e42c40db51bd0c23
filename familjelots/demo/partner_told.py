"""What partners are asked in a family's story, and what they answer."""

from uuid import UUID, uuid5

from ..accounts.person import Person
from .family_story import FamilyStory


def receiver(family: FamilyStory, consent: str) -> str:
    """The id of the organisation that a consent is about."""
    asked = family.thing("consent", consent)
    op = next(deed.op for deed in family.story.deeds if deed.command == "ask_consent" and deed.fields["id"] == asked)
    return str(uuid5(UUID(op), "receiver"))


def step_of(family: FamilyStory, days: int, consent: str, key: str, text: str, due: int) -> None:
    """The coach writes down a step that the partner does."""
    facts = {"id": family.thing("step", key), "text": text, "due": family.story.day(due)}
    facts["doer"] = f"partner:{receiver(family, consent)}"
    family.story.tell(family.story.wall(days, "15:30"), family.coach, "add_step", facts, family_id=family.id)


def ask(
    family: FamilyStory, days: int, consent: str, contact: str, question: str, until: int, steps: tuple[str, ...] = (),
    decides_money: bool = False,
) -> None:  # fmt: skip
    """The coach asks a partner one question about its steps."""
    facts = {"id": family.thing("question", consent), "receiver": receiver(family, consent), "contact": contact}
    facts |= {"question": question, "until_day": family.story.day(until)}
    given = {"steps": [family.thing("step", step) for step in steps]}
    money = {"decides_money": "y"} if decides_money else {}
    wall = family.story.wall(days, "15:40")
    family.story.tell(wall, family.coach, "ask_partner", {**facts, **given, **money}, family_id=family.id)


def answers(
    family: FamilyStory, days: int, consent: str, answer: str, next_day: int | None = None, **steps: str
) -> None:
    """The partner opens its link and answers; steps by name → how they stand."""
    id = receiver(family, consent)
    family.story.people[id] = Person(id=id, name=consent, role="partner", family=family.id, kind="partner")
    told = {"id": family.thing("partner answer", consent, str(days)), "answer": answer}
    told["next_day"] = family.story.day(next_day)
    for number, (step, status) in enumerate(steps.items()):
        row = {"id": family.thing("partner tick", step, str(days)), "step": family.thing("step", step)}
        told |= {f"steps-{number}-{name}": value for name, value in {**row, "status": status}.items()}
    question = family.thing("question", consent)
    family.story.tell(family.story.wall(days, "09:10"), id, "answer_question", told, question_id=question)

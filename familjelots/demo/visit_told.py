"""What was told at a visit, and how that becomes the fields of the visit's form."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .family_story import FamilyStory


@dataclass(frozen=True)
class Agreed:
    """A step agreed at a visit: `doer` is a member, "coach" or another party; `due` in days from today."""

    key: str
    text: str
    doer: str
    due: int | None = None


@dataclass(frozen=True)
class Told:
    """What a visit holds. All names are the family's own; `ticks` maps steps to how they went."""

    text: str
    present: tuple[str, ...] = ()
    view: str = ""
    topics: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    barriers: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[Agreed, ...] = ()
    ticks: tuple[tuple[str, str], ...] = ()
    others: str = ""
    outcome: str = "happened"
    observations: str = ""
    child_words: str = ""
    child_not_heard: str = ""
    worry: str = "no"
    minutes: int = 60
    methods: tuple[str, ...] = ()


def visit_fields(family: "FamilyStory", told: Told, when: str) -> dict[str, Any]:
    """The fields as the form posts them; `when` tells this visit from the others."""
    rows = [*_barriers(family, told), *_steps(family, told), *_ticks(family, told, when)]
    return {
        "outcome": told.outcome,
        "present": [family.members[name] for name in told.present],
        "topics": list(told.topics),
        "goals": [family.thing("goal", name) for name in told.goals],
        "text": told.text,
        "family_view": told.view,
        "others": told.others,
        "observations": told.observations,
        "child_words": told.child_words,
        "child_not_heard": told.child_not_heard,
        "worry_considered": told.worry,
        "minutes": str(told.minutes),
        "methods": list(told.methods),
        **{name: value for row in rows for name, value in row.items()},
    }


def _barriers(family: "FamilyStory", told: Told) -> list[dict[str, str]]:
    return [
        {f"barriers-{n}-id": family.thing("barrier", key), f"barriers-{n}-text": text, f"barriers-{n}-area": area}
        for n, (key, text, area) in enumerate(told.barriers)
    ]


def _steps(family: "FamilyStory", told: Told) -> list[dict[str, str]]:
    listed = []
    for n, step in enumerate(told.steps):
        facts = {"id": family.thing("step", step.key), "text": step.text, "due": family.story.day(step.due)}
        listed.append({f"steps-{n}-{name}": value for name, value in (facts | family.doer(step.doer)).items()})
    return listed


def _ticks(family: "FamilyStory", told: Told, when: str) -> list[dict[str, str]]:
    return [
        {
            f"ticks-{n}-id": family.thing("tick", key, when),
            f"ticks-{n}-step": family.thing("step", key),
            f"ticks-{n}-status": status,
        }
        for n, (key, status) in enumerate(told.ticks)
    ]

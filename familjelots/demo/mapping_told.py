"""What somebody said about how they have it, what was assessed and decided, as commands of those who wrote it down."""

from dataclasses import dataclass
from typing import Any

from .story import Story, later


@dataclass
class Mapped:
    """One person's mapping, assessments and staircase, in a family's story. Days are counted from today."""

    story: Story
    family: str
    person: str
    coach: str

    def say(
        self, days: int, area: str, stance: str = "important", wish: str = "", need: str = "", works: str = "",
        hard: str = "",
    ) -> None:  # fmt: skip
        """Something is said about an area, at four in the afternoon."""
        fields = {"id": self._thing("saying", area, str(days)), "member": self._member, "area": area, "stance": stance}
        for name, text in (("strengths", works), ("barriers", hard)):
            if text:
                fields |= {f"{name}-0-id": self._thing("mapped", text), f"{name}-0-text": text}
        self._tell(days, "16:00", "say_in_mapping", fields | {"wish": wish, "need": need})

    def done(self, days: int, route: str, why: str) -> None:
        """The coach says that it is done, with the route that was chosen."""
        fields = {
            "completion": self._thing("completion", str(days)),
            "member": self._member,
            "route": route,
            "why": why,
        }
        self._tell(days, "16:20", "complete_mapping", fields | {"base.route": "", "base.why": ""})

    def yes(self, days: int, by: str = "") -> None:
        """The person says that it is right: at the table, or by the own account on the own phone."""
        fields = {"id": self._thing("yes", str(days)), "completion": self._thing("completion", str(days))}
        self._tell(days, "16:25", "answer_mapping", fields | {"answer": "yes"}, by)

    def assessment(self, days: int, key: str, profession: str, question: str, findings: str, plain: str = "") -> None:
        """An in-depth assessment is drafted."""
        fields = {"id": self._thing("assessment", key), "member": self._member, "profession": profession}
        words = {"question": question, "findings": findings, "plain": plain}
        self._tell(days, "16:30", "start_assessment", fields | words)

    def turned(self, days: int, key: str, status: str) -> None:
        """An assessment is shared, or closed."""
        fields = {"id": self._thing("turned", key, status), "status": status}
        self._about("turn_assessment", days, "16:40", fields, assessment_id=self._thing("assessment", key))

    def planned(self, days: int, key: str, step: str, due: int) -> None:
        """A step is agreed because of an assessment."""
        row = {"id": self._thing("assessed step", key), "text": step, "doer": "coach", "due": self.story.day(due)}
        fields = {f"steps-0-{name}": value for name, value in row.items()}
        self._about("plan_from_assessment", days, "16:45", fields, assessment_id=self._thing("assessment", key))

    def competence(self, days: int, competence: str, interests: str, suitability: str) -> None:
        """What somebody can and likes is mapped for the staircase."""
        fields = {"id": self._thing("competence"), "member": self._member, "competence": competence}
        words = {"interests": interests, "suitability": suitability}
        self._tell(days, "16:00", "map_competence", fields | words)

    def decided(self, days: int, decision: str, reasons: str, instead: str = "") -> None:
        """Whether somebody goes on, and why."""
        fields = {"decision": decision, "reasons": reasons, "instead": instead}
        self._about("decide_competence", days, "16:30", fields, competence_id=self._thing("competence"))

    @property
    def _member(self) -> str:
        return self.story.id(self.family, "member", self.person)

    def _thing(self, *names: str) -> str:
        return self.story.id(self.family, self.person, *names)

    def _tell(self, days: int, time: str, command: str, fields: dict[str, Any], by: str = "") -> None:
        self._about(command, days, time, fields, by, family_id=self.story.id(self.family, "family"))

    def _about(self, command: str, days: int, time: str, fields: dict[str, Any], by: str = "", **args: str) -> None:
        wall = later(self.story.wall(days, time), minutes=180 if by else 0)
        self.story.tell(wall, by or self.coach, command, fields, **args)

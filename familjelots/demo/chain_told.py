"""What hangs on a plan in a family's story: what was tried, what steps led to, what is demanded, what is not right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .family_story import FamilyStory


class ChainTold:
    """The part of a day that tells of chains, demands and objections."""

    family: "FamilyStory"
    _id: Callable[..., str]
    _tell: Callable[..., None]

    def tried(self, barrier: str, text: str, by_whom: str = "", at_time: str = "", by: str = "") -> None:
        """What was tried before against something hard, as somebody remembers it."""
        fields = {"id": self._id("tried", text), "barrier": self._id("barrier", barrier), "text": text}
        told = {"by_whom": by_whom, "at_time": at_time}
        self._tell("add_tried", fields | told, by=by, family_id=self.family.id)

    def led_to(self, step: str, text: str, by: str = "") -> None:
        """What a step led to."""
        fields = {"id": self._id("result", text), "step": self._id("step", step), "text": text}
        self._tell("tell_result", fields, by=by, family_id=self.family.id)

    def demand(self, key: str, text: str, asked_by: str, why: str, until: int | None = None, member: str = "") -> None:
        """What an authority demands, and why."""
        fields = {"id": self._id("demand", key), "text": text, "asked_by": asked_by, "why": why}
        whom = {"member": self.family.members.get(member, ""), "until_day": self.family.story.day(until)}
        self._tell("add_demand", fields | whom, family_id=self.family.id)

    def met(self, key: str, text: str, asked_by: str, why: str) -> None:
        """A demand without a day is met."""
        words = {"text": text, "asked_by": asked_by, "why": why, "status": "stands"}
        base = {f"base.{name}": value for name, value in words.items()}
        self._tell("edit_demand", words | base | {"status": "met"}, demand_id=self._id("demand", key))

    def wants(self, text: str, by: str) -> None:
        """One of the family proposes a goal."""
        fields = {"id": self._id("goal", text), "text": text}
        self._tell("propose_own_goal", fields, by=by, family_id=self.family.id)

    def takes_on(self, text: str, due: int, by: str) -> None:
        """One of the family takes on a step."""
        fields = {"id": self._id("step", text), "text": text, "due": self.family.story.day(due)}
        self._tell("add_own_step", fields, by=by, family_id=self.family.id)

    def objects(self, visit: tuple[int, str], text: str, by: str) -> None:
        """Somebody of the family says what is not right in what was written at a visit."""
        day, time = visit
        fields = {"id": self._id("objection", text), "text": text}
        self._tell("object_to_visit", fields, by=by, visit_id=self._id("visit", str(day), time))

    def takes_back(self, text: str, by: str) -> None:
        """And takes it back."""
        fields = {"id": self._id("withdrawal", text)}
        self._tell("withdraw_objection", fields, by=by, objection_id=self._id("objection", text))

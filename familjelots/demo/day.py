"""A day in a family's story, on which somebody writes something down."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .chain_told import ChainTold

if TYPE_CHECKING:
    from .family_story import FamilyStory


@dataclass
class Day(ChainTold):
    """One day in a family's story; `who` does what is told."""

    family: "FamilyStory"
    wall: str
    who: str
    days: int

    def barrier(
        self, key: str, text: str, area: str = "", member: str = "", home: str = "", private: bool = False,
        owner: str = "",
    ) -> None:  # fmt: skip
        """Something that is hard is named, and who takes care of it: as with a step's doer, or nobody."""
        fields = {"id": self._id("barrier", key), "text": text, "area": area, **self._whose(member, home)}
        fields |= {name.replace("doer", "owner"): who for name, who in self.family.doer(owner).items()} if owner else {}
        self._tell("add_barrier", fields | ({"private": "y"} if private else {}), family_id=self.family.id)

    def eased(self, key: str, text: str, area: str, status: str = "eased") -> None:
        """Something that is hard is eased, gone or parked."""
        fields = {"text": text, "area": area, "status": status}
        base = {"base.text": text, "base.area": area, "base.status": "active"}
        self._tell("edit_barrier", fields | base, barrier_id=self._id("barrier", key))

    def strength(self, text: str, member: str = "", home: str = "") -> None:
        """Something that works."""
        fields = {"id": self._id("strength", text), "text": text, **self._whose(member, home)}
        self._tell("add_strength", fields, family_id=self.family.id)

    def goal(
        self, key: str, text: str, own_words: str = "", kind: str = "goal", home: str = "", parent: str = ""
    ) -> None:
        """A goal is proposed."""
        fields = {"id": self._id("goal", key), "text": text, "own_words": own_words, "kind": kind}
        parents = {"parent": self._id("goal", parent)} if parent else {}
        household = self.family.homes.get(home, "")
        self._tell("propose_goal", fields | parents | {"household": household}, family_id=self.family.id)

    def answer(self, key: str, answer: str = "yes", by: str = "") -> None:
        """The family answers a goal: on its own phone, or at the table through the coach."""
        fields = {"id": self._id("answer", key, by or self.who, self.wall), "answer": answer}
        self._tell("answer_goal", fields, by=by, goal_id=self._id("goal", key))

    def reached(self, key: str, reason: str, status: str = "reached") -> None:
        """A goal is reached, changed or ended, and why."""
        fields = {"id": self._id("ending", key), "goal": self._id("goal", key), "status": status, "reason": reason}
        self._tell("end_goal", fields, family_id=self.family.id)

    def step(self, key: str, text: str, doer: str, due: int | None = None, **more: str) -> None:
        """A step is agreed between visits. More: goal, barrier (their names), home, picture."""
        fields = {"id": self._id("step", key), "text": text, "due": self.family.story.day(due)}
        fields |= self.family.doer(doer)
        linked = {kind: self._id(kind, more[kind]) for kind in ("goal", "barrier") if kind in more}
        household = self.family.homes.get(more.get("home", ""), "")
        more_fields = {"household": household, "picture": more.get("picture", "")}
        self._tell("add_step", fields | linked | more_fields, family_id=self.family.id)

    def tick(self, key: str, status: str = "done", by: str = "") -> None:
        """How a step stands is said."""
        fields = {"id": self._id("tick", key, by or self.who, self.wall), "status": status}
        self._tell("tick_step", fields, by=by, step_id=self._id("step", key))

    def mandate(self, member: str, scope: str, kind: str = "power", until: int = 180) -> None:
        """Somebody asks the contact person to do something, for a time."""
        facts = {"id": self._id("mandate", member, scope), "member": self.family.members[member], "kind": kind}
        facts |= {"scope": scope, "until_day": self.family.story.day(until)}
        self._tell("give_mandate", facts, family_id=self.family.id)

    def consent(self, key: str, template: str, about: Iterable[str], parts: Iterable[str], **more: str) -> None:
        """The family is asked whether we may tell somebody something. More: organisation, person, purpose."""
        facts = {"id": self._id("consent", key), "template": template, "parts": list(parts), **more}
        facts["about"] = [self.family.members[name] for name in about]
        self._tell("ask_consent", facts, family_id=self.family.id)

    def says(self, key: str, member: str, answer: str = "yes", by: str = "") -> None:
        """Somebody answers that question: on the own phone, or at the table through the coach."""
        facts = {"id": self._id("said", key, member, answer), "member": self.family.members[member], "answer": answer}
        self._tell("answer_consent", facts, by=by, consent_id=self._id("consent", key))

    def appointment(self, key: str, with_whom: str, days: int, time: str, **more: str) -> None:
        """A time with somebody else is written down. More: place, about, member, along (who comes along), home, by."""
        told = {"id": self._id("appointment", key), "with_whom": with_whom}
        told |= {"starts_at": self.family.story.wall(days, time), "companion": self._helper(more.get("along", ""))}
        told |= {name: more[name] for name in ("place", "about") if name in more}
        whose = self._whose(more.get("member", ""), more.get("home", ""))
        self._tell("add_appointment", told | whose, by=more.get("by", ""), family_id=self.family.id)

    def letter(self, key: str, sender: str, about: str, due: int | None = None, **more: str) -> None:
        """A letter is written down. More: dealer, home, by."""
        told = {"id": self._id("letter", key), "sender": sender, "about": about, "deadline": self.family.story.day(due)}
        told |= {
            "dealer": self._helper(more.get("dealer", "")),
            "household": self.family.homes.get(more.get("home", ""), ""),
        }
        self._tell("add_letter", told, by=more.get("by", ""), family_id=self.family.id)

    def dealt_with(self, key: str, by: str = "") -> None:
        """A letter is answered."""
        told = {"id": self._id("dealt", key), "status": "done"}
        self._tell("deal_with_letter", told, by=by, letter_id=self._id("letter", key))

    def note(self, text: str) -> None:
        """A line for the staff."""
        self._tell("write_note", {"id": self._id("note", self.wall), "text": text}, family_id=self.family.id)

    def contact(
        self, kind: str, text: str, minutes: int, present: Iterable[str] = (), home: str = "", **more: Any
    ) -> None:
        """A call or a meeting (phone, meeting, school, along). More: others, methods."""
        told = {"id": self._id("contact", self.wall), "kind": kind, "text": text, "minutes": str(minutes), **more}
        told |= {
            "present": [self.family.members[name] for name in present],
            "household": self.family.homes.get(home, "all"),
        }
        self._tell("record_contact", told, family_id=self.family.id)

    def follow_up(self, key: str, text: str, due: int) -> None:
        """Something to come back to."""
        fields = {"id": self._id("follow_up", key), "text": text, "due": self.family.story.day(due)}
        self._tell("add_follow_up", fields, family_id=self.family.id)

    def followed_up(self, key: str, what_changed: str) -> None:
        """What had changed by then."""
        fields = {"id": self._id("completion", key), "what_changed": what_changed}
        self._tell("complete_follow_up", fields, follow_up_id=self._id("follow_up", key))

    def _helper(self, key: str) -> str:
        """Who helps, as forms say it: nobody, the coach, or a member by name."""
        return f"member:{self.family.members[key]}" if key in self.family.members else key

    def _whose(self, member: str, home: str) -> dict[str, str]:
        return {"member": self.family.members.get(member, ""), "household": self.family.homes.get(home, "")}

    def _id(self, *names: str) -> str:
        return self.family.thing(*names)

    def _tell(self, command: str, fields: dict[str, Any], by: str = "", **args: str) -> None:
        self.family.story.tell(self.wall, by or self.who, command, fields, **args)

"""Answers over time, steps on the ladder, levels of goals and status by month, as commands of those who wrote them."""

from dataclasses import dataclass
from typing import Any

from .story import Story, later


@dataclass
class Progress:
    """One person's way, in a family's story. Days are counted from today."""

    story: Story
    family: str
    person: str
    coach: str

    def shares(self, days: int, *shared_with: str, by: str = "") -> None:
        """A child says with whom the answers of that day are shared: coach, team, or somebody at home by name."""
        known = {"coach": f"account:{self.story.account_id(self.coach)}", "team": "team"}
        chosen = [known.get(one) or f"member:{self.story.id(self.family, 'member', one)}" for one in shared_with]
        told = {"id": self._thing("sharing", str(days)), "member": self._member, "shared_with": chosen}
        self._tell(days, "15:50", "choose_sharing", told, by)

    def answers(self, days: int, by: str = "", words: dict[str, str] | None = None, **answers: int | str) -> None:
        """Answers of one day, by question: a number, or "skip". Some with what made them so."""
        for number, (indicator, answer) in enumerate(answers.items()):
            told = {"id": self._thing("answer", indicator, str(days)), "member": self._member, "indicator": indicator}
            told |= {"answer": str(answer), "words": (words or {}).get(indicator, "")}
            self._tell(days, "16:00", "answer_indicator", told, by, number)

    def about(self, days: int, indicator: str, answered: int, text: str, by: str = "") -> None:
        """What made an answer what it was, said afterwards."""
        told = {"id": self._thing("about", indicator, str(days)), "text": text}
        self._tell(days, "16:30", "tell_about_answer",
                   told | {"measurement": self._thing("answer", indicator, str(answered))}, by)  # fmt: skip

    def stands(self, days: int, rung: str, words: str) -> None:
        """A step on the ladder, and what led there."""
        told = {"id": self._thing("move", rung, str(days)), "member": self._member, "rung": rung, "words": words}
        self._tell(days, "16:35", "move_on_ladder", told)

    def believed(self, days: int, value: int, why: str) -> None:
        """What the coach believes about work or studies in a year."""
        told = {"id": self._thing("estimate", str(days)), "member": self._member, "indicator": "C1"}
        self._tell(days, "16:50", "estimate", told | {"value": str(value), "why": why})

    def month(self, days: int, words: str = "", **status: str) -> None:
        """How the month of a day was: work, studies, activity, assistance (yes or no) and income_source."""
        told = {"id": self._thing("month", str(days)), "member": self._member, "month": self.story.wall(days, "")[:7]}
        self._tell(days, "16:40", "record_status", told | {"words": words, **status})

    @property
    def _member(self) -> str:
        return self.story.id(self.family, "member", self.person)

    def _thing(self, *names: str) -> str:
        return self.story.id(self.family, "progress", self.person, *names)

    def _tell(
        self, days: int, time: str, command: str, fields: dict[str, Any], by: str = "", minutes: int = 0
    ) -> None:  # fmt: skip
        wall = later(self.story.wall(days, time), minutes=minutes + (180 if by else 0))
        family = self.story.id(self.family, "family")
        self.story.tell(wall, by or self.coach, command, fields, family_id=family)

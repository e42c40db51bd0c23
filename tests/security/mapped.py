"""What can be mapped with one person, each text with its readers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from ..cast import must, named

if TYPE_CHECKING:
    from .words import House

NAMES = ("Before", "Now", "Shared", "Draft", "open")


def furnish_mappings(db: Database, house: "House") -> None:
    """One mapping that is done, one before it that was confirmed, assessments, and a decision, in each home."""
    for place, family, coach in (
        ("Eva", "pahittdal", "sara"),
        ("Per", "pahittdal", "sara"),
        ("Samir", "mithal", "amir"),
    ):
        _Mapping(db, house, place, house.cast.families[family], house.cast.people[coach]).make()


@dataclass
class _Mapping:
    """The own words are read by that person and by staff."""

    db: Database
    house: "House"
    place: str
    family: str
    coach: Any

    def make(self) -> None:
        """Make it by commands, as the coach; the draft of an assessment is the coordinator's."""
        for key in ("Before", "Now"):
            self._said(key)
        shared = self._assessment("Shared", self.coach, *self._staff)
        turn = {"id": named(f"turn {shared}"), "status": "shared"}
        must(self.db, self.coach, "turn_assessment", turn, assessment_id=shared)
        self._assessment("Draft", self.house.cast.lena, "lena")
        self._on_the_staircase()
        found = self.db.conn.execute("SELECT id FROM mapping WHERE member = ?", [self._member])
        made = [id for (id,) in found]
        self.house.ids.setdefault("mapping_id", []).extend(made)
        if self.place == "Samir":
            self.house.samirs.update(made)

    def _said(self, key: str) -> None:
        family, own = {"family_id": self.family}, (*self._staff, self.place.lower())
        id = self.house.id("saying_id", f"{self.place} {key}")
        said = {"id": id, "member": self._member, "stance": "fine", "area": "work"}
        said |= {name: self.house.word(f"{key}{name}{self.place}", *own) for name in ("wish", "need")}
        works = {
            "strengths-0-id": named(f"{id} s"),
            "strengths-0-text": self.house.word(f"{key}Works{self.place}", *own),
        }
        must(self.db, self.coach, "say_in_mapping", said | works, **family)
        done = {"completion": named(f"{id} done"), "member": self._member, "route": "work"}
        why = {"why": self.house.word(f"{key}Why{self.place}", *own)}
        must(self.db, self.coach, "complete_mapping", done | why, **family)
        if key == "Before":
            answer = {"id": named(f"{id} yes"), "completion": done["completion"], "answer": "yes"}
            must(self.db, self.coach, "answer_mapping", answer, **family)

    def _assessment(self, key: str, who: Any, *readers: str) -> str:
        id = self.house.id("assessment_id", f"{self.place} {key}")
        told = {"id": id, "member": self._member, "profession": "coach"}
        words = {name: self.house.word(f"{key}{name}{self.place}", *readers) for name in ("question", "findings")}
        person = [self.place.lower()] if key == "Shared" else []
        plain = {"plain": self.house.word(f"{key}Plain{self.place}", *readers, *person)}
        must(self.db, who, "start_assessment", told | words | plain, family_id=self.family)
        return id

    def _on_the_staircase(self) -> None:
        own, family = (*self._staff, self.place.lower()), {"family_id": self.family}
        told = {"id": self.house.id("competence_id", self.place), "member": self._member}
        words = {"competence": self.house.word(f"Can{self.place}", *own)}
        words |= {"suitability": self.house.word(f"Suits{self.place}", *self._staff)}
        must(self.db, self.coach, "map_competence", told | words, **family)
        decided = {"decision": "other_way", "reasons": self.house.word(f"Reasons{self.place}", *own)}
        decided |= {"instead": self.house.word(f"Instead{self.place}", *own)}
        must(self.db, self.coach, "decide_competence", decided, competence_id=told["id"])
        undecided = {"id": self.house.id("competence_id", f"{self.place} open"), "member": self._member}
        must(self.db, self.coach, "map_competence", undecided | {"competence": "Ord"}, **family)

    @property
    def _member(self) -> str:
        return self.house.cast.members[self.place.lower()]

    @property
    def _staff(self) -> tuple[str, str]:
        return self.coach.name.lower(), "lena"

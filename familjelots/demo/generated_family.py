"""One generated family: who they are, and a visit every fortnight since they came."""

from dataclasses import dataclass, field
from random import Random

from . import phrases
from .family_story import FamilyStory
from .mapping_told import Mapped
from .visit_told import Agreed, Told

PROGRAMMES = ("familjelotsen", "fokus_familjen", "bryt", "iris_unga_vuxna", "helhedsindsats")
FORTNIGHT = 14
AHEAD = 4
TOPICS = ("everyday", "school", "work", "economy", "health", "network", "leisure")


@dataclass
class GeneratedFamily:
    """Chance makes the family; the same chance makes the same one."""

    family: FamilyStory
    chance: Random
    name: str
    persons: int
    day: int
    time: str
    open_steps: list[str] = field(default_factory=list)

    def tell(self) -> None:
        """The whole story."""
        self._enrol()
        self._plan()
        self._map()
        for fortnight in range(self.family.since // FORTNIGHT + 1, AHEAD):
            days = self._days(fortnight)
            if days < 0:
                self._visit(days, fortnight)
            else:
                purpose = self.chance.choice(phrases.PURPOSES)
                self.family.planned(days, self.time, purpose, home="home")

    def _days(self, fortnight: int) -> int:
        """Days from today to this family's working day of a fortnight; fortnights begin with this week's Monday."""
        weekend = 2 if self.day >= 5 else 0
        return fortnight * FORTNIGHT + self.day + weekend - self.family.story.today.weekday()

    def _enrol(self) -> None:
        chance, family = self.chance, self.family
        number = f"2023-{family.key.rpartition(' ')[2]:0>4}"
        family.begin(self.name, chance.choice(PROGRAMMES), chance.choice(phrases.WISHES), case_number=number)
        hidden = chance.random() < 0.02
        address = f"{chance.choice(phrases.STREETS)} {chance.randrange(1, 90)}, Påhittstad"
        family.home("home", "Hemma", address, protected=hidden)
        grown = 1 if self.persons == 2 or chance.random() < 0.3 else 2
        language = chance.choice(phrases.LANGUAGES)
        for number, name in enumerate(chance.sample(phrases.GROWN, grown)):
            facts = {"phone": f"070-174 06 {chance.randrange(20, 100):02}", "language": language, "protected": hidden}
            wish = chance.choice(phrases.WISHES)
            interpreter = language != "sv" and number == 0
            family.member(f"grown {number}", name, chance.randrange(24, 56), ["home"], motivation=wish,
                          interpreter=interpreter, **facts)  # fmt: skip
        for number, name in enumerate(chance.sample(phrases.SMALL, self.persons - grown)):
            family.member(f"small {number}", name, chance.randrange(1, 17), ["home"], role="child", language=language)

    def _plan(self) -> None:
        chance = self.chance
        day = self.family.on(self.family.since + 7)
        for number, (area, text) in enumerate(chance.sample(phrases.BARRIERS, chance.randrange(4, 7))):
            day.barrier(f"first {number}", text, area, owner=("grown 0", "coach", "coach", "")[number % 4])
        for text in chance.sample(phrases.STRENGTHS, chance.randrange(2, 4)):
            day.strength(text)
        for number, (text, own_words) in enumerate(chance.sample(phrases.GOALS, chance.randrange(3, 5))):
            day.goal(f"goal {number}", text, own_words, kind="shared" if number == 0 else "goal")
            if number < 2:
                day.answer(f"goal {number}")
        day.follow_up("start", "Hur blev starten?", self.family.since + 90)

    def _map(self) -> None:
        """What the first of them wants and needs, in some areas that all programmes have."""
        chance = Random(self.name)  # noqa: S311 - its own, so that all else stays as it was
        mapped = Mapped(self.family.story, self.family.key, "grown 0", self.family.coach)
        for area in ("work", "economy", "health", "everyday"):
            stance = chance.choice(("important", "important", "fine", "fine", "skip"))
            words = {"wish": chance.choice(phrases.WISHES)} if stance == "important" else {}
            if chance.random() < 0.8:
                mapped.say(self.family.since + 14, area, stance, **words)

    def _visit(self, days: int, fortnight: int) -> None:
        chance = self.chance
        if days <= self.family.since + 7:
            return
        purpose = chance.choice(phrases.PURPOSES)
        if chance.random() < 0.08:
            self.family.planned(days, self.time, purpose, home="home")
            self.family.cancelled(days, self.time, chance.choice(("family", "us", "interpreter")), "Sjukdom i huset.")
            return
        self.family.visit(days, self.time, purpose, self._told(days, f"{fortnight}"), home="home")
        if chance.random() < 0.1:
            self.family.on(days, "16:30").note(chance.choice(phrases.TEXTS))

    def _told(self, days: int, key: str) -> Told:
        chance = self.chance
        people = list(self.family.members)
        ticks = tuple((step, "done") for step in self.open_steps if chance.random() < 0.9)
        self.open_steps = [step for step in self.open_steps if step not in dict(ticks)]
        steps = tuple(self._agreed(days, f"{key} {number}") for number in range(chance.choice((0, 1, 1, 2))))
        new = chance.sample(phrases.BARRIERS, 1) if chance.random() < 0.03 else []
        return Told(
            chance.choice(phrases.TEXTS),
            present=tuple(chance.sample(people, chance.randrange(1, len(people) + 1))),
            view=chance.choice(phrases.VIEWS),
            topics=tuple(chance.sample(TOPICS, chance.randrange(1, 4))),
            goals=("goal 0",),
            barriers=tuple((f"at {key}", text, area) for area, text in new),
            steps=steps,
            ticks=ticks,
            child_words=chance.choice(phrases.CHILD_WORDS),
            worry="no" if chance.random() < 0.97 else "yes",
            minutes=chance.choice((45, 60, 60, 75, 90)),
        )

    def _agreed(self, days: int, key: str) -> Agreed:
        chance = self.chance
        adults = [name for name in self.family.members if name.startswith("grown")]
        doer = chance.choice((*adults, "coach", "coach", chance.choice(phrases.OTHERS)))
        self.open_steps.append(key)
        return Agreed(key, chance.choice(phrases.STEPS), doer, days + chance.randrange(14, 28))

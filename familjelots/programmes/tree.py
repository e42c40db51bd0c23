"""A way of working as the product knows it: one tree, read from a TOML pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

A_MONTH = 30
"""Days, where a rhythm changes after months."""
BEFORE_ALL = -10_000
Texts = Mapping[str, str]
"""A text by language."""


@dataclass(frozen=True)
class Criterion:
    """Who the programme is for. `check` names what the product can look up itself: between `least` and `most`."""

    id: str
    text: Texts
    check: str = ""
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Asked:
    """An indicator that the programme asks about, and when: start, during, end, after."""

    id: str
    when: tuple[str, ...]


@dataclass(frozen=True)
class Rung:
    """A step of the ladder. `ready` tells when it is done.

    `ask` is what is judged there, `otherwise` what happens when the answer is no.

    `next` are the steps that it leads to: the one after it where nothing else is said.
    """

    id: str
    name: Texts
    text: Texts
    ready: Texts
    ask: Texts
    otherwise: Texts
    next: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """A profession in the team, and what it does. `assesses`: writes in-depth assessments."""

    id: str
    name: Texts
    does: Texts
    decides_money: bool = False
    assesses: bool = False


@dataclass(frozen=True)
class Cadence:
    """The rhythm: days between conversations and follow-ups, months between measurements and until looking back.

    Conversations may be more often in the first months (`start_…`), fewer from a month on (`later_…`), and another
    number in the last months before the planned end (`closing_…`).
    """

    conversation_days: int
    follow_up_days: int
    measure_months: int
    after_months: int
    length_months: int
    status_months: int
    self_support_months: int
    start_months: int | None = None
    start_days: int | None = None
    later_months: int | None = None
    later_days: int | None = None
    closing_months: int | None = None
    closing_days: int | None = None

    @property
    def phases(self) -> list[tuple[str, int, int]]:
        """Which phase, from which day of the support on (`closing`: so many days before its end), days between."""
        told = [("usual", BEFORE_ALL, self.conversation_days)]
        if self.start_months and self.start_days:
            usual = ("usual", self.start_months * A_MONTH, self.conversation_days)
            told = [("start", BEFORE_ALL, self.start_days), usual]
        if self.later_months and self.later_days:
            told.append(("later", self.later_months * A_MONTH, self.later_days))
        if self.closing_months and self.closing_days:
            told.append(("closing", self.closing_months * A_MONTH, self.closing_days))
        return told


@dataclass(frozen=True)
class Consent:
    """What may leave the house: to whom, what, what for and how long. `checked`: the languages a person has checked."""

    id: str
    receiver: Texts
    what: Texts
    why: Texts
    months: int
    checked: tuple[str, ...]


@dataclass(frozen=True)
class Closure:
    """A reason for which the support ends. `self_support` says that the family then lives on its own income."""

    id: str
    name: Texts
    self_support: bool = False


@dataclass(frozen=True)
class Method:
    """A way of doing the work that can be named at a visit: what is tagged can be compared later."""

    id: str
    name: Texts


@dataclass(frozen=True)
class Example:
    """A good wording beside a vague one, for those who write goals, follow up or evaluate."""

    id: str
    topic: str
    vague: Texts
    good: Texts


@dataclass(frozen=True, eq=False)
class Programme:
    """A way of working. `areas` maps a life area's code to its name by language; `languages` begins with its own."""

    id: str
    version: int
    languages: tuple[str, ...]
    name: Texts
    about: Texts
    documentation: str
    cadence: Cadence
    criteria: tuple[Criterion, ...]
    areas: Mapping[str, Texts]
    indicators: tuple[Asked, ...]
    ladder: tuple[Rung, ...]
    team: tuple[Role, ...]
    consents: tuple[Consent, ...]
    closures: tuple[Closure, ...]
    methods: tuple[Method, ...]
    help: Mapping[str, Texts]
    examples: tuple[Example, ...]


def said(texts: Texts, language: str) -> str:
    """A text in a language; in the programme's own where that is missing."""
    return texts.get(language) or next(iter(texts.values()), "")


@lru_cache(maxsize=500)
def area_names(programme: Programme, language: str) -> dict[str, str]:
    """A programme's life areas, code → name in a language."""
    return {code: said(names, language) for code, names in programme.areas.items()}


def method_names(programme: Programme, language: str) -> dict[str, str]:
    """A programme's methods, code → name in a language."""
    return {method.id: said(method.name, language) for method in programme.methods}

"""What a pack may hold, said once: the parser, the forms and the writer all go by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("sv", "en", "da")
"""The languages that a programme may be written in."""

DOCUMENTATION = ("full", "minimal", "anonymous")
MOMENTS = ("start", "during", "end", "after")
TOPICS = ("goals", "following_up", "evaluating")
CHECKS = ("age", "assistance_months", "children")


@dataclass(frozen=True)
class Texts:
    """A text in every language of the programme."""

    longest: int = 400
    required: bool = True


@dataclass(frozen=True)
class Number:
    """A whole number between two limits."""

    least: int = 0
    most: int = 1000
    required: bool = True


@dataclass(frozen=True)
class Code:
    """One of some codes."""

    among: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True)
class Codes:
    """Several codes; `among` is empty where they are ids of rows beside this one. Absent is not the same as none."""

    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Yes:
    """True or false; false when not said."""


Kind = Texts | Number | Code | Codes | Yes


@dataclass(frozen=True)
class Part:
    """A list of rows with ids."""

    fields: Mapping[str, Kind]
    least: int = 0
    most: int = 30
    shared: bool = field(default=False)
    """A row may be only an id: its words are then in `shared.toml`."""


PARTS: dict[str, Part] = {
    "criteria": Part(
        {"text": Texts(), "check": Code(CHECKS, required=False), "least": Number(required=False),
         "most": Number(required=False)},
        least=1,
    ),
    "areas": Part({"name": Texts(60)}, least=1, shared=True),
    "ladder": Part(
        {"name": Texts(80), "text": Texts(), "ready": Texts(required=False), "ask": Texts(required=False),
         "otherwise": Texts(required=False), "next": Codes()},
        least=1,
    ),
    "team": Part({"name": Texts(80), "does": Texts(), "decides_money": Yes(), "assesses": Yes()}, least=1, shared=True),
    "consents": Part(
        {"receiver": Texts(120), "what": Texts(), "why": Texts(), "months": Number(1, 60), "checked": Codes(LANGUAGES)},
        shared=True,
    ),
    "closures": Part({"name": Texts(120), "self_support": Yes()}, least=1, shared=True),
    "methods": Part({"name": Texts(80)}, shared=True),
    "examples": Part({"topic": Code(TOPICS), "vague": Texts(200, required=False), "good": Texts()}),
}  # fmt: skip
"""The lists of a pack."""

BASICS: dict[str, Kind] = {"name": Texts(80), "about": Texts(1200), "documentation": Code(DOCUMENTATION)}
HELP: dict[str, Kind] = {topic: Texts(1200) for topic in TOPICS}
CADENCE: dict[str, Kind] = {
    "start_months": Number(1, 24, required=False),
    "start_days": Number(1, 365, required=False),
    "conversation_days": Number(1, 365),
    "later_months": Number(1, 60, required=False),
    "later_days": Number(1, 365, required=False),
    "closing_months": Number(1, 12, required=False),
    "closing_days": Number(1, 365, required=False),
    "follow_up_days": Number(1, 365),
    "measure_months": Number(1, 24),
    "after_months": Number(1, 36),
    "length_months": Number(1, 60),
    "status_months": Number(1, 36),
    "self_support_months": Number(1, 24),
}

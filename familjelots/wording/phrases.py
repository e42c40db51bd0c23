"""The phrase bank: everyday goals, steps and purposes with a pictogram, in the families' languages."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Phrase:
    """A phrase. Whoever writes exactly its Swedish words has it in every other language too."""

    id: str
    kinds: tuple[str, ...]
    picture: str
    texts: dict[str, str]


def known(text: str) -> Phrase | None:
    """The phrase that a text is, whatever its capitals and its full stop."""
    return _BY_TEXT.get(_plain(text))


def is_checked(language: str) -> bool:
    """Whether a human who speaks the language has read the bank."""
    return language in _CHECKED


def unchecked(language: str) -> str:
    """That nobody has read it yet, said in the language itself; empty where we cannot say so."""
    return _SAID["unchecked"].get(language, "")


def missing(language: str) -> str:
    """That a text is not there in a language, said in the language itself; empty where we cannot say so."""
    return _SAID["missing"].get(language, "")


def phrases(kind: str) -> list[str]:
    """The Swedish words of all phrases of a kind: step, goal or purpose."""
    return [phrase.texts["sv"] for phrase in PHRASES if kind in phrase.kinds]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _phrase(told: dict[str, Any]) -> Phrase:
    texts = {name: text for name, text in told.items() if name not in ("id", "kinds", "picture")}
    return Phrase(told["id"], tuple(told["kinds"]), told["picture"], texts)


_TOLD = tomllib.loads((Path(__file__).parent / "phrases.toml").read_text(encoding="utf-8"))
_CHECKED = frozenset(_TOLD["checked"])
_SAID: dict[str, dict[str, str]] = {name: _TOLD[name] for name in ("unchecked", "missing")}
PHRASES = tuple(_phrase(told) for told in _TOLD["phrases"])
_BY_TEXT = {_plain(phrase.texts["sv"]): phrase for phrase in PHRASES}

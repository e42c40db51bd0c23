"""What of a family may leave the house: parts with a name each. A room says how its part is told to others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlite_utils import Database


def source(text: str) -> str:
    """Mark a text for translators and leave it: what leaves is said in a language that somebody has checked."""
    return text


Query = Callable[[Database, str], list[dict]]
Known = dict[Query, list[dict]]


@dataclass(frozen=True)
class Scope:
    """Of whom something is told: the members it is about, and the homes of those who said yes."""

    family: dict
    about: frozenset[str]
    homes: frozenset[str]
    names: dict[str, str] = field(hash=False)
    known: Known = field(default_factory=dict, hash=False)

    def ask(self, db: Database, query: Query) -> list[dict]:
        """What a query finds of the family; it is asked once for all consents of a page."""
        if query not in self.known:
            self.known[query] = query(db, self.family["id"])
        return self.known[query]

    def covers(self, home: str | None) -> bool:
        """Whether what concerns a home is told: the whole family's always, a home's only with its own yes."""
        return home is None or home in self.homes

    def name(self, member: str | None) -> str:
        """A member's name; nobody is named about whom nothing may be told."""
        return self.names.get(member or "", "")


@dataclass(frozen=True)
class Line:
    """One line that leaves: words, who and when beside them, how it stands. `home`: whose it is, None for all."""

    text: str
    who: str = ""
    day: str = ""
    state: str = ""
    home: str | None = None


Tell = Callable[[Database, Scope], Iterable[Line]]


@dataclass(frozen=True)
class Part:
    """`label`: its name in the source language; `inward`: what staff alone have written, never in a preview."""

    code: str
    label: str
    tell: Tell
    inward: bool = False


_parts: dict[str, Part] = {}


def register(code: str, label: str, tell: Tell, *, inward: bool = False) -> None:
    """Say that a part may be shared, what it is called and how it is told."""
    _parts[code] = Part(code, label, tell, inward)


def parts() -> dict[str, Part]:
    """All parts by code, in the order of the rooms."""
    return _parts


def told(db: Database, scope: Scope, codes: Iterable[str]) -> list[dict]:
    """The parts as their receiver reads them: `code`, `label`, `lines`. The one rendering, for preview and receiver."""
    wanted = set(codes)
    return [
        {"code": part.code, "label": part.label, "inward": part.inward, "lines": list(part.tell(db, scope))}
        for part in _parts.values()
        if part.code in wanted
    ]

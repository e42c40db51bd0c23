"""What one is reminded of: things of a day, and what cannot wait for the morning."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

Key = tuple[str, str, str, str]
"""Kind of thing, its id, when it is due, and the account to remind."""


@dataclass(frozen=True)
class Thing:
    """Something due and open; `receivers` are told one after the other, until one of them can be reached."""

    kind: str
    record: str
    family: str | None
    due: str
    receivers: list[str]


@dataclass(frozen=True)
class Urgent:
    """A kind that is told at any hour: what of it is due now, and the page that tells more."""

    things: Callable[[Database], list[Thing]]
    page: str


_urgent: dict[str, Urgent] = {}


def register_urgent(kind: str, things: Callable[[Database], list[Thing]], page: str) -> None:
    """A room to the right says what of its things cannot wait."""
    _urgent[kind] = Urgent(things, page)


def urgent_things(db: Database) -> list[Thing]:
    """All of them that are due now."""
    return [thing for urgent in _urgent.values() for thing in urgent.things(db)]


def is_urgent(kind: str) -> bool:
    """Whether a kind is told at any hour."""
    return kind in _urgent


def page_of(kind: str) -> str:
    """Where a reminder of an urgent kind leads."""
    return _urgent[kind].page

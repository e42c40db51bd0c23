"""What one is reminded of, from which moment until when; rooms to the right add kinds of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlite_utils import Database

from .moments import Span

Key = tuple[str, str, str, str]
"""Kind of thing, its id, when it is due, and the account to remind."""


@dataclass(frozen=True)
class Thing:
    """Something due and open; `receivers` are told one after the other, until one of them can be reached.

    `span`: from when until when it is told, by what a receiver chose; None: at once and at any hour.
    """

    kind: str
    record: str
    family: str | None
    due: str
    receivers: list[str]
    span: Span | None = None


Find = Callable[[Database], list[Thing]]


@dataclass(frozen=True)
class Registered:
    """A kind of another room: what of it is due now, and the page that tells more."""

    things: Find
    page: str
    urgent: bool


_registered: dict[str, Registered] = {}


def register(kind: str, things: Find, page: str) -> None:
    """A room to the right has things to be reminded of; each says its span."""
    _registered[kind] = Registered(things, page, urgent=False)


def register_urgent(kind: str, things: Find, page: str) -> None:
    """A room to the right says what of its things cannot wait: told at any hour, whatever somebody chose."""
    _registered[kind] = Registered(things, page, urgent=True)


def registered() -> dict[str, Find]:
    """The other rooms' kinds, each with what of it is due now."""
    return {kind: one.things for kind, one in _registered.items()}


def is_urgent(kind: str) -> bool:
    """Whether a kind is told at any hour."""
    return kind in _registered and _registered[kind].urgent


def page_of(kind: str) -> str | None:
    """Where a reminder of another room's kind leads."""
    return _registered[kind].page if kind in _registered else None

"""The lines of the page "Mer". Each room adds its own."""

from dataclasses import dataclass
from typing import Any

STAFF = ("coach", "coordinator", "team", "administrator")
ALL = (*STAFF, "family")


@dataclass(frozen=True)
class Line:
    """One line: where it leads, its words, its icon, who sees it. `order` sorts."""

    href: str
    label: Any
    icon: str
    roles: tuple[str, ...]
    order: int


_lines: dict[str, Line] = {}


def add(href: str, label: Any, icon: str, roles: tuple[str, ...] = ALL, order: int = 50) -> None:
    """Add a line to "Mer" for some roles."""
    _lines[href] = Line(href, label, icon, roles, order)


def lines(role: str) -> list[Line]:
    """The lines that a role sees, in order."""
    return sorted((line for line in _lines.values() if role in line.roles), key=lambda line: line.order)

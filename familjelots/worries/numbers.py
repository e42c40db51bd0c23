"""Whom to ring about a child: the emergency number always, the municipality's own as an administrator tells them."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from . import queries

PAGE = "/worry-numbers"


def add_number(db: Database, who: Any, op: str, id: str, name: str, phone: str, hours: str) -> list[str]:
    """Add a number: the social services' emergency unit, the reception, a manager."""
    _only_administrators(who)
    record = {"id": id, "name": name, "phone": phone, "hours": hours, "made_at": clock.stamp(), "op": op}
    queries.add(db, "worry_number", record)
    return [PAGE]


def end_number(db: Database, who: Any, _op: str, number_id: str) -> list[str]:
    """Take a number away that nobody answers any more."""
    _only_administrators(who)
    if queries.number(db, number_id) is None:
        raise NotFound(missing=number_id)
    queries.end_number(db, number_id, clock.stamp())
    return [PAGE]


def _only_administrators(who: Any) -> None:
    if who.role != "administrator":
        raise NotFound

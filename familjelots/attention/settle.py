"""Looked at: the thing leaves the list, its words stay in the journal."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from ..visits import queries as visits


def settle_look(db: Database, who: Any, op: str, look_id: str) -> list[str]:  # noqa: ARG001
    """Take something off the list of the person whose visit it is about."""
    look = visits.look(db, look_id)
    if look is None or look["coach"] != who.id:
        raise NotFound
    visits.settle(db, look_id, clock.stamp())
    return ["/attention"]

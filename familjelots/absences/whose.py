"""Whose times somebody may read and write: one's own, and everybody's for whoever coordinates."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core.errors import NotFound

PAGE = "/working-times"
_ROLES = ("coach", "coordinator", "team")


def colleague(db: Database, who: Any, account: str) -> dict:
    """Somebody who works with families. Raises `NotFound` alike for a foreign id and an invented one."""
    found = accounts.account(db, account) if account == who.id or who.role == "coordinator" else None
    if found is None or found["role"] not in _ROLES or who.role not in _ROLES:
        raise NotFound
    return found


def pages() -> list[str]:
    """Paths of the pages on which these times stand."""
    return [PAGE, "/week"]

"""Where a reminder leads, for the one person it was sent to."""

from typing import Any

from sqlite_utils import Database

from ..core.errors import NotFound
from . import queries
from .things import is_urgent, page_of


def open_reminder(db: Database, who: Any, token: str) -> str:
    """The path of the page that a reminder is about. Foreign, invented and mangled tokens are answered alike."""
    found = queries.reminder_at(db, token, who.id)
    if found is None:
        raise NotFound
    if is_urgent(found["kind"]):
        return page_of(found["kind"])
    return "/now" if who.role == "family" else f"/families/{found['family']}"

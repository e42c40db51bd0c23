"""Where a reminder leads, for the one person it was sent to."""

from typing import Any

from sqlite_utils import Database

from ..core.errors import NotFound
from . import delivery_queries
from .things import page_of

PAGES = {"referral": "/referrals/{record}", "change": "/today"}
"""Kind → the page that tells more, where it is not the family's."""


def reminder_at(db: Database, who: Any, token: str) -> dict[str, Any]:
    """The reminder of a token, for the one account that it was sent to."""
    found = delivery_queries.reminder_at(db, token, who.id)
    if found is None:
        raise NotFound
    return found


def open_reminder(db: Database, who: Any, token: str) -> str:
    """The path of the page that a reminder is about. Foreign, invented and mangled tokens are answered alike."""
    found = reminder_at(db, who, token)
    if who.role == "family":
        return "/our-visits" if found["kind"] in ("visit", "visit_changed") else "/now"
    return page_of(found["kind"]) or PAGES.get(found["kind"], "/families/{family}").format(**found)

"""The only ways to a family, and who has read what."""

from flask import Flask

from .doors import anybody, behind, coordinators, for_enrolling, leads, those_who_work
from .families import (
    homes_of_families,
    in_own_home,
    kept_families,
    kept_pages,
    open_family,
    opened_protected,
    opens_for_coach,
    protected_addresses,
    shown_name,
    visible_families,
    visible_households,
    visible_members,
    visible_where,
)
from .own_home import check_named, concerning
from .shared import Told, hidden_from, open_shared, open_to_partner, shared_families

__all__ = [
    "Told",
    "anybody",
    "behind",
    "check_named",
    "concerning",
    "coordinators",
    "for_enrolling",
    "hidden_from",
    "homes_of_families",
    "in_own_home",
    "kept_families",
    "kept_pages",
    "leads",
    "open_family",
    "open_shared",
    "open_to_partner",
    "opened_protected",
    "opens_for_coach",
    "protected_addresses",
    "register",
    "shared_families",
    "shown_name",
    "those_who_work",
    "visible_families",
    "visible_households",
    "visible_members",
    "visible_where",
]


def register(app: Flask) -> None:
    """Reads are logged beside the main database."""
    from . import reads

    reads.register(app.config["INSTANCE"])

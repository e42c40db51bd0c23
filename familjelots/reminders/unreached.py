"""Whom reminders do not reach, for whoever coordinates: who, by which ways, since when; never of what."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..access import shown_name, visible_families
from ..core import clock
from . import delivery_queries

A_MONTH = timedelta(days=30)
MOST = 50


def unreached(db: Database, who: Any) -> list[dict]:
    """Those whom the reader may know of. Of a family with a protected identity no more than a letter."""
    if who.role != "coordinator":
        return []
    families = [family["id"] for family in visible_families(db, who)]
    found = delivery_queries.unreached(db, (clock.today() - A_MONTH).isoformat(), families, MOST)
    return [
        {**one, "name": shown_name(one["name"], one["protected"]), "number": "" if one["protected"] else one["number"]}
        for one in found
    ]

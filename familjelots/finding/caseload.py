"""How much each coach has, so that it can be shared out."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..access import visible_where
from ..accounts import queries as accounts
from ..core import clock
from ..schedule.times import wall_now
from . import coach_queries
from .find import rhythms

AHEAD = timedelta(days=14)
_NOTHING = {"active": 0, "waiting": 0, "children": 0, "past": 0, "visits": 0, "steps": 0}


def caseload_page(db: Database, who: Any) -> dict[str, Any]:
    """Every coach with the families that the reader may open, and those of nobody."""
    where, values = visible_where(who)
    until = (clock.today() + AHEAD).isoformat()
    found = coach_queries.caseloads(
        db, where, {**values, "rhythms": rhythms(db), "now": wall_now(), "soon": f"{until}T24"}
    )
    coaches = [{**one, **found.get(one["id"], _NOTHING)} for one in accounts.coaches(db)]
    return {"coaches": coaches, "nobodys": found.get(None)}

"""A family is put on the list of those to ring, and it is noted whether somebody answered."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import NotFound
from ..schedule import queries as schedule
from . import queries


def note_call(db: Database, who: Any, op: str, planned_visit_id: str, id: str, outcome: str) -> list[str]:
    """`wanted`: to be rung about a visit; `reached` or `not_reached`: somebody has tried."""
    visit = schedule.planned_visit(db, planned_visit_id)
    if visit is None or who.role != "coordinator":
        raise NotFound(missing=None if visit else planned_visit_id)
    open_family(db, who, visit["family"])
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "family_call", {"id": id, "planned_visit": planned_visit_id, "outcome": outcome, **made})
    return ["/week"]

"""Det stämmer inte: a family objects to what was written about it. Its words stand beside the record."""

from typing import Any

from sqlite_utils import Database

from ..access import in_own_home, open_family
from ..core import clock
from ..core.errors import NotFound
from . import objection_queries, queries


def object_to_visit(db: Database, who: Any, op: str, visit_id: str, id: str, text: str) -> list[str]:
    """Say what is not right, or more of it. Only somebody of the family, about a visit that concerns the own home."""
    visit = queries.visit(db, visit_id)
    if visit is None:
        raise NotFound(missing=visit_id)
    open_family(db, who, visit["family"])
    if who.role != "family" or not in_own_home(db, who, visit["household"]):
        raise NotFound
    facts = {"id": id, "family": visit["family"], "visit": visit_id, "text": text}
    objection_queries.add(db, "objection", {**facts, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return _pages(visit_id)


def withdraw_objection(db: Database, who: Any, op: str, objection_id: str, id: str) -> list[str]:
    """Take one's own objection back: from then on it is told only that there was one."""
    objection = objection_queries.objection(db, objection_id)
    if objection is None:
        raise NotFound(missing=objection_id)
    open_family(db, who, objection["family"])
    if objection["made_by"] != who.id:
        raise NotFound
    facts = {"id": id, "objection": objection_id, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    objection_queries.add(db, "objection_withdrawal", facts)
    return _pages(objection["visit"])


def see_objection(db: Database, _who: Any, _op: str, _family: dict, objection: dict) -> list[str]:
    """Whoever leads the work has read what a family objects to: it leaves the list, and stays beside the record."""
    objection_queries.see(db, objection["id"], clock.stamp())
    return ["/attention"]


def _pages(visit: str) -> list[str]:
    return ["/our-visits", f"/visits/{visit}"]

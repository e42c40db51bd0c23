"""She has been heard of: by her own word, however late it comes, or by a colleague who rang."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from . import queries
from .check_in import AFFECTED, own


def check_out(db: Database, who: Any, op: str, lone_visit_id: str, id: str) -> list[str]:
    """She says that she is done. Said twice it is said once; what a colleague wrote before stays beside it."""
    found = own(db, who, lone_visit_id)
    if not queries.has_said_so(db, lone_visit_id):
        _note(db, who, op, found, id, "out")
    return AFFECTED


def reach_colleague(db: Database, who: Any, op: str, lone_visit_id: str, id: str, note: str = "") -> list[str]:
    """The named colleague, or whoever coordinates, has reached her. No word of a second call is lost."""
    found = queries.lone_visit(db, lone_visit_id)
    if found is None or not may_reach(who, found):
        raise NotFound(missing=None if found else lone_visit_id)
    _note(db, who, op, found, id, "reached", note)
    return AFFECTED


def may_reach(who: Any, lone_visit: dict) -> bool:
    """Whether somebody may say that she has been reached; she herself says that she is done."""
    return lone_visit["coach"] != who.id and (lone_visit["colleague"] == who.id or who.role == "coordinator")


def _note(db: Database, who: Any, op: str, found: dict, id: str, kind: str, note: str = "") -> None:
    stamp = clock.stamp()
    record = {"id": id, "lone_visit": found["id"], "kind": kind, "expected_at": found["expected_at"], "note": note}
    queries.add_event(db, {**record, "made_by": who.id, "made_at": stamp, "op": op})
    queries.settle(db, found["id"], stamp)

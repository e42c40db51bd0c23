"""Somebody is expected at a time, and a colleague is told if it passes. Nobody asks where."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from ..schedule import queries as schedule
from . import queries

ROLES = ("coach", "coordinator")
"""Who goes alone, and who is named to be told."""
LONGEST = timedelta(hours=24)
AFFECTED = ["/lone-visits", "/today", "/week"]


def check_in(
    db: Database, who: Any, op: str, id: str, expected_at: str, colleague: str, planned_visit: str = ""
) -> list[str]:
    """Say when one is heard of at the latest. One time at a time, so that none is forgotten."""
    if who.role not in ROLES:
        raise NotFound
    if planned_visit:
        open_visit(db, who, planned_visit)
    if colleague not in {one["id"] for one in colleagues(db, who)}:
        raise Invalid("choose_colleague", "colleague")
    record = {"id": id, "coach": who.id, "colleague": colleague, "planned_visit": planned_visit or None}
    record["expected_at"] = _checked(expected_at)
    if queries.open_of_coach(db, who.id):
        raise Conflict("expected_already")
    queries.add(db, {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return AFFECTED


def prolong_check_in(db: Database, who: Any, op: str, lone_visit_id: str, id: str, expected_at: str) -> list[str]:
    """Another time holds from now on, also when the first has passed."""
    found = own(db, who, lone_visit_id)
    if found["settled_at"]:
        raise Conflict("heard_of_already")
    queries.expect(db, lone_visit_id, _checked(expected_at))
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"id": id, "lone_visit": lone_visit_id, "kind": "prolonged", "expected_at": expected_at}
    queries.add_event(db, {**record, **made})
    return AFFECTED


def own(db: Database, who: Any, lone_visit_id: str) -> dict:
    """One's own check-in; anybody else's is answered like none."""
    found = queries.lone_visit(db, lone_visit_id)
    if found is None or found["coach"] != who.id:
        raise NotFound(missing=None if found else lone_visit_id)
    return found


def colleagues(db: Database, who: Any) -> list[dict]:
    """Whom one can name: coaches and coordinators, not oneself."""
    return [one for one in accounts.colleagues(db) if one["role"] in ROLES and one["id"] != who.id]


def open_visit(db: Database, who: Any, planned_visit: str) -> dict:
    """A planned visit with a family that one may open; a foreign one is answered like none."""
    visit = schedule.planned_visit(db, planned_visit)
    if visit is None:
        raise NotFound
    open_family(db, who, visit["family"])
    return visit


def _checked(expected_at: str) -> str:
    moment = clock.from_wall(expected_at)
    if not clock.is_wall(expected_at):
        raise Invalid("no_such_hour", "expected_at")
    if moment <= clock.now():
        raise Invalid("time_is_past", "expected_at")
    if moment > clock.now() + LONGEST:
        raise Invalid("within_a_day", "expected_at")
    return expected_at

"""A visit is planned, changed or cancelled; what others did to it waits until its coach has seen it."""

from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import Conflict, NotFound
from ..families import cover_queries
from . import change_queries, queries
from .edits import edits_of
from .facts import contact_person, home_of, open_place, refuse_clash, who_comes
from .noting import affected, note, tell_former
from .times import check_time

MINUTES = 60
TIMED = frozenset({"starts_at", "minutes", "interpreter"})
"""Whoever changes one of these is told what speaks against it."""


def plan_visit(
    db: Database,
    who: Any,
    op: str,
    id: str,
    family: str,
    starts_at: str,
    minutes: int | None = None,
    coach: str = "",
    household: str = "",
    place: str = "",
    purpose: str = "",
    interpreter: str = "",
    anyway: bool = False,
    tell_first: bool = False,
) -> list[str]:
    """Plan a visit by the family's contact person. Raises `Conflict("double_booked")` unless it is meant `anyway`."""
    opened = open_to_plan(db, who, family)
    told = {"purpose": purpose, "interpreter": interpreter, "starts_at": check_time(starts_at)}
    facts = facts_of(db, opened, minutes, coach, household, place) | told
    refuse_clash(db, facts, opened, anyway, tell_first=tell_first)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add_planned_visit(db, {"id": id, "family": family, **facts, **made})
    note(db, who, op, id, str(uuid5(UUID(op), id)), "planned", None)
    return affected(family, id)


def facts_of(
    db: Database, family: dict, minutes: int | None, coach: str, household: str, place: str
) -> dict[str, Any]:  # fmt: skip
    """Who comes, for how long and where, once it has been looked at."""
    return {
        "coach": contact_person(family, coach),
        "minutes": minutes or MINUTES,
        "household": home_of(db, family, household),
        "place": open_place(db, family, place),
    }


def move_visit(
    db: Database,
    who: Any,
    op: str,
    planned_visit_id: str,
    id: str,
    coach: str = "",
    reason: str = "",
    anyway: bool = False,
    tell_first: bool = False,
    base: dict[str, str] | None = None,
    **edited: Any,
) -> list[str]:
    """Change when or where a planned visit is, or what it is for. `id` is the change's; `base` what its author saw.

    The visit then belongs to the contact person whom the family has now; who comes instead does so that day alone.
    """
    visit, opened = changeable(db, who, planned_visit_id)
    facts = edits_of(visit, edited, base or {})
    if facts.get("starts_at", visit["starts_at"]) != visit["starts_at"]:
        check_time(facts["starts_at"])
    if "household" in facts:
        facts["household"] = home_of(db, opened, facts["household"])
    if "place" in facts:
        facts["place"] = open_place(db, opened, facts["place"])
    facts |= who_comes(visit, opened, coach, facts.get("starts_at", visit["starts_at"]))
    if not reason and all(visit[name] == value for name, value in facts.items()):
        return affected(visit["family"], planned_visit_id)
    another = tell_first and not TIMED.isdisjoint(facts)
    refuse_clash(db, {**visit, **facts}, opened, anyway, planned_visit_id, tell_first=another)
    queries.change_planned_visit(db, planned_visit_id, facts)
    if visit["instead_of"] and not facts["instead_of"]:
        cover_queries.end_of_visit(db, planned_visit_id, clock.stamp())
        tell_former(db, who, op, visit)
    note(db, who, op, planned_visit_id, id, "moved", visit, reason=reason)
    return affected(visit["family"], planned_visit_id)


def cancel_visit(
    db: Database, who: Any, op: str, planned_visit_id: str, id: str, cancelled_by: str = "", reason: str = ""
) -> list[str]:
    """Cancel a planned visit: who asked for it and why. `id` is the change's."""
    visit, _opened = changeable(db, who, planned_visit_id)
    queries.change_planned_visit(db, planned_visit_id, {"status": "cancelled"})
    note(db, who, op, planned_visit_id, id, "cancelled", visit, reason=reason, cancelled_by=cancelled_by)
    return affected(visit["family"], planned_visit_id)


def acknowledge_change(db: Database, who: Any, op: str, planned_visit_id: str, change: str) -> list[str]:  # noqa: ARG001
    """Whom it concerns has seen one change; what has changed since stays unseen.

    Whoever was to come before says so also when the family is not hers to open any more.
    """
    if not change_queries.see_change(db, planned_visit_id, change, clock.stamp(), who.id):
        visit, _opened = _visit(db, who, planned_visit_id)
        if visit["coach"] != who.id or not change_queries.see_change(db, planned_visit_id, change, clock.stamp(), None):
            raise NotFound
    return ["/today"]


def _visit(db: Database, who: Any, id: str) -> tuple[dict, dict]:
    visit = queries.planned_visit(db, id)
    if visit is None:
        raise NotFound(missing=id)
    return visit, open_to_plan(db, who, visit["family"])


def changeable(db: Database, who: Any, id: str) -> tuple[dict, dict]:
    """A visit that is still to be, and its opened family."""
    visit, opened = _visit(db, who, id)
    if visit["status"] == "cancelled":
        raise Conflict("already_cancelled")
    if visit["visit"]:
        raise Conflict("already_recorded")
    return visit, opened


def open_to_plan(db: Database, who: Any, family: str) -> dict:
    """The family, for those who work here: families see their visits, and ask for another time."""
    if not who.is_staff:
        raise NotFound
    return open_family(db, who, family)

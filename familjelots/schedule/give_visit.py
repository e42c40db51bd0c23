"""One visit is made by a colleague, who is let in for it; or by the family's own coach after all."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Conflict, Invalid, NotFound
from ..families import cover_queries
from . import queries
from .facts import refuse_clash
from .noting import affected, note, tell_former
from .plan import changeable
from .times import end_of, wall_now

AFTERWARDS = timedelta(days=3)
"""So long after the visit a colleague may still read and write: over a weekend."""


def give_visit(
    db: Database,
    who: Any,
    op: str,
    planned_visit_id: str,
    id: str,
    coach: str,
    reason: str = "",
    anyway: bool = False,
    base: Mapping[str, str] | None = None,
) -> list[str]:
    """Let a colleague make this one visit; given to the family's own coach it is that one's again. `id`: the change's.

    `base` holds who was to come as its giver saw it. The family stays whose it is, and its next visit is its own
    coach's without anybody doing anything.
    """
    visit, family = changeable(db, who, planned_visit_id)
    if who.role != "coordinator":
        raise NotFound
    if (base or {}).get("coach", visit["coach"]) != visit["coach"]:
        raise Conflict("moved_meanwhile", "coach")
    if end_of(visit["starts_at"], visit["minutes"]) <= wall_now():
        raise Invalid("time_is_past", "coach")
    if coach == visit["coach"] == visit["contact"]:
        return affected(visit["family"], planned_visit_id)
    _check(db, coach, family)
    own = coach == family["coach"]
    refuse_clash(db, {**visit, "coach": coach}, family, anyway, planned_visit_id)
    cover_queries.end_of_visit(db, planned_visit_id, clock.stamp())
    facts = {"coach": coach, "instead_of": None if own else family["coach"]}
    queries.change_planned_visit(db, planned_visit_id, facts)
    if not own:
        _let_in(db, who, op, visit, coach)
    tell_former(db, who, op, visit)
    note(db, who, op, planned_visit_id, id, "moved", visit, reason=reason)
    return [*affected(visit["family"], planned_visit_id), "/families"]


def _check(db: Database, coach: str, family: dict) -> None:
    """One of the coaches who work here; with a protected identity, one who is named for the family."""
    account = accounts.account(db, coach)
    if account is None or account["role"] != "coach":
        raise Invalid("not_a_coach", "coach")
    if family["coach"] is None:
        raise Invalid("no_contact_person", "coach")
    named = (family["id"], coach) in cover_queries.named_for(db, [family["id"]], clock.today().isoformat())
    if family["protected"] and coach != family["coach"] and not named:
        raise Invalid("not_named", "coach")


def _let_in(db: Database, who: Any, op: str, visit: dict, coach: str) -> None:
    """From today on, so that the colleague can read up, until some days after the visit."""
    until = date.fromisoformat(visit["starts_at"][:10]) + AFTERWARDS
    days = {"from_day": clock.today().isoformat(), "until_day": until.isoformat()}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"family": visit["family"], "coach": coach, "planned_visit": visit["id"]}
    cover_queries.add(db, {"id": str(uuid5(UUID(op), "cover")), **record, **days, **made})

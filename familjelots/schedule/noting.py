"""A change of a planned visit is written down, and waits until those whom it concerns have seen it."""

from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..absences import queries as absences
from ..core import clock
from . import queries
from .facts import remembered
from .times import end_of


def note(
    db: Database,
    who: Any,
    op: str,
    planned_visit: str,
    id: str,
    what: str,
    before: dict | None,
    told: str | None = None,
    **more: str,
) -> None:
    """Write down a change. It waits for the visit's coach, or for `told`; whoever makes it has seen it."""
    after = queries.planned_visit(db, planned_visit)
    own = after is not None and (told or after["coach"]) == who.id
    stamp = clock.stamp()
    facts = {"before": remembered(before), "after": remembered(after), "made_by": who.id, "made_at": stamp, "op": op}
    change = {"id": id, "planned_visit": planned_visit, "what": what, "told": told}
    queries.add_change(db, {**change, "seen_at": stamp if own else None, **facts, **more})


def tell_former(db: Database, who: Any, op: str, visit: dict) -> None:
    """Whoever was to come, as `visit` still says, and works then: she would stand there in vain, or beside another."""
    ends = end_of(visit["starts_at"], visit["minutes"])
    if not absences.absences_between(db, visit["starts_at"], ends, visit["coach"]):
        id = str(uuid5(UUID(op), "former"))
        note(db, who, op, visit["id"], id, "moved", visit, told=visit["coach"])


def affected(family: str, planned_visit: str) -> list[str]:
    """Paths of the pages on which a planned visit stands."""
    return [
        f"/families/{family}",
        f"/families/{family}/visits/new",
        f"/planned-visits/{planned_visit}",
        "/today",
        "/week",
    ]

"""A change of a planned visit is written down, and waits until those whom it concerns have seen it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..absences import queries as absences
from ..core import clock
from . import change_queries, queries, series_queries
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
    change_queries.add_change(db, {**change, "seen_at": stamp if own else None, **facts, **more})


def note_many(
    db: Database, who: Any, op: str, id: str, what: str, visits: Sequence[dict], *, weeks: int = 0, **more: str
) -> None:
    """Write down what happened to visits together. It waits once for each of their coaches, as a change of the first.

    That one, whose id is `id` for the first of all, tells how many `more` there are and until when; the history of each
    visit has its own. `visits`: as they were, or as they have been planned.
    """
    stamp, leading, records = clock.stamp(), _by_coach(visits), []
    for visit in visits:
        hers = leading[visit["coach"]]
        first, facts = hers[0] is visit, remembered(visit) or {}
        if first and len(hers) > 1:
            facts = {**facts, "more": len(hers) - 1, "until": hers[-1]["starts_at"], "weeks": weeks}
        change = {"id": _change_of(op, id, visits[0], visit), "planned_visit": visit["id"], "what": what}
        waits = first and visit["coach"] != who.id
        lead = None if first else _change_of(op, id, visits[0], hers[0])
        told = {"seen_at": None if waits else stamp, "told_with": lead, "reason": "", "cancelled_by": ""}
        before = change_queries.as_json(None if what == "planned" else remembered(visit))
        made = {"made_by": who.id, "made_at": stamp, "op": op}
        records.append({**change, **told, **more, **made, "before": before, "after": change_queries.as_json(facts)})
    series_queries.add_changes(db, records)


def _by_coach(visits: Sequence[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for visit in visits:
        found.setdefault(visit["coach"], []).append(visit)
    return found


def _change_of(op: str, id: str, first: dict, visit: dict) -> str:
    return id if visit is first else str(uuid5(UUID(op), visit["id"]))


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

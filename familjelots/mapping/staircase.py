"""The staircase: what somebody can and likes is mapped; then they go on, or are told why not and what instead."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import Conflict, Invalid, NotFound
from ..plans.checks import edits_of, open_as_staff
from . import assessment_queries as queries
from .checks import pages_of, person_of
from .meeting import all_chosen


def map_competence(
    db: Database, who: Any, op: str, family_id: str, id: str, member: str, competence: str, interests: str = "",
    suitability: str = "",
) -> list[str]:  # fmt: skip
    """Write down what somebody can, likes, and how the work would suit."""
    open_as_staff(db, who, family_id)
    whose = {"id": id, "family": family_id, "member": person_of(db, family_id, member)["id"]}
    words = {"competence": competence, "interests": interests, "suitability": suitability}
    queries.add(db, "competence", {**whose, **words, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return pages_of(who, family_id)


def edit_competence(
    db: Database, who: Any, op: str, competence_id: str, competence: str, interests: str, suitability: str,
    base: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Write on, until it is decided."""
    found = _undecided(db, who, competence_id)
    edits = edits_of(base, {"competence": competence, "interests": interests, "suitability": suitability})
    met = merge(db, who, op, "competence", competence_id, edits)
    return pages_of(who, found["family"], met)


def decide_competence(
    db: Database, who: Any, op: str, competence_id: str, decision: str, reasons: str, instead: str = ""
) -> list[str]:
    """Decide, with reasons that the person reads. Whoever does not go on is told what happens instead."""
    found = _undecided(db, who, competence_id)
    if decision == "other_way" and not instead:
        raise Invalid("tell_what_instead", "instead")
    all_chosen(db, found["family"], competence_id)
    decided = {"competence": competence_id, "decision": decision, "reasons": reasons, "instead": instead}
    queries.add(db, "competence_decision", {**decided, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return pages_of(who, found["family"])


def _undecided(db: Database, who: Any, competence_id: str) -> dict:
    found = queries.competence(db, competence_id)
    if found is None:
        raise NotFound(missing=competence_id)
    open_as_staff(db, who, found["family"])
    if found["decision"]:
        raise Conflict("already_decided")
    return found

"""A contact that is no home visit: a call, a meeting, a meeting at school, somewhere we went along."""

from typing import Any

from sqlite_utils import Database

from ..plans.checks import open_as_staff
from .record import keep_visit

KINDS = ("phone", "meeting", "school", "along")
_NOT_ASKED: dict[str, Any] = {
    "planned_visit": "", "outcome": "happened", "place": "", "purpose": "", "interpreter": "", "family_view": "",
    "observations": "", "child_words": "", "child_not_heard": "", "worry_considered": "",
    "topics": [], "goals": [], "barriers": [], "steps": [], "ticks": [],
    "next_visit": {"id": "", "at": "", "usable": True},
}  # fmt: skip


def record_contact(db: Database, who: Any, op: str, family_id: str, id: str, kind: str, **told: Any) -> list[str]:
    """Record a contact. It stands in the timeline beside the visits, and the family reads what was written."""
    family = open_as_staff(db, who, family_id)
    return keep_visit(db, who, op, family, id, kind, {**_NOT_ASKED, **told})

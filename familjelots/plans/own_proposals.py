"""What one of the family wants and takes on: a goal that waits for our yes, a step that needs nobody's."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import NotFound
from ..families import queries as families
from . import queries
from .checks import changed_pages


def propose_own_goal(db: Database, who: Any, op: str, family_id: str, id: str, text: str) -> list[str]:
    """Propose a goal in one's own words. It is agreed when those who work with the family say yes to it."""
    goal = {"kind": "goal", "text": text, "status": "proposed"}
    return _add(db, who, op, family_id, "goal", {"id": id, **goal})


def add_own_step(db: Database, who: Any, op: str, family_id: str, id: str, text: str, due: str = "") -> list[str]:
    """Take on a step oneself. Nobody has to say yes to that."""
    step = {"text": text, "doer": f"member:{who.member}", "due": due or None}
    return _add(db, who, op, family_id, "next_step", {"id": id, **step})


def _add(db: Database, who: Any, op: str, family_id: str, table: str, told: dict[str, Any]) -> list[str]:
    open_family(db, who, family_id)
    if who.role != "family":
        raise NotFound
    place = {"family": family_id, "household": _home(db, who, family_id)}
    queries.add(db, table, {**told, **place, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return changed_pages(who, family_id)


def _home(db: Database, who: Any, family_id: str) -> str | None:
    """The writer's own home where the family has several: what one wants is not told in the other."""
    own = families.households_of_member(db, who.member)
    return own[0] if len(families.households(db, family_id)) > 1 and len(own) == 1 else None

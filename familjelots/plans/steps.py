"""Next steps: promised, changed, ticked. A step that did not happen is "not yet", never "missed"."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import in_own_home, open_family
from ..core import clock
from ..core.edits import merge
from ..core.errors import NotFound
from . import queries
from .checks import changed_pages, doer_of, edits_of, of_family, open_as_staff
from .readable import own_doers


def add_step(
    db: Database, who: Any, op: str, family_id: str, id: str, text: str, doer: str, doer_name: str = "", due: str = "",
    goal: str = "", barrier: str = "", household: str = "", visit: str | None = None, picture: str = "",
) -> list[str]:  # fmt: skip
    """Agree on a step: what, by whom (`member:<id>`, `partner:<id>`, `coach` or `other`) and until when."""
    open_as_staff(db, who, family_id)
    queries.add(
        db,
        "next_step",
        {
            "id": id,
            "family": family_id,
            "household": of_family(db, family_id, "household", household),
            "goal": of_family(db, family_id, "goal", goal),
            "barrier": of_family(db, family_id, "barrier", barrier),
            "visit": visit,
            "text": text,
            "picture": picture,
            "doer": doer_of(db, family_id, doer),
            "doer_name": doer_name,
            "due": due or None,
            "made_by": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )
    return changed_pages(who, family_id)


def edit_step(
    db: Database, who: Any, op: str, step_id: str, text: str, doer: str, doer_name: str, due: str, base: Mapping
) -> list[str]:
    """Change a step's words, doer or day. What somebody else changed meanwhile stays, with both texts kept."""
    family_id = _step(db, step_id)["family"]
    open_as_staff(db, who, family_id)
    doer_of(db, family_id, doer)
    edits = edits_of(base, {"text": text, "doer": doer, "doer_name": doer_name, "due": due})
    if "due" in edits:
        edits["due"] = (edits["due"][0] or None, edits["due"][1] or None)
    met = merge(db, who, op, "next_step", step_id, edits)
    return changed_pages(who, family_id, met)


def tick_step(db: Database, who: Any, op: str, step_id: str, id: str, status: str) -> list[str]:
    """Say how a step stands. A coach for any step; a family member for own steps and those of children at home."""
    step = queries.whose_step(db, step_id)
    if step is None:
        raise NotFound(missing=step_id)
    family = open_family(db, who, step["family"])
    if who.role == "family":
        _may_tick(db, who, family, step)
    stamp = clock.stamp()
    event = {"id": id, "step": step_id, "status": status, "made_by": who.id, "made_at": stamp, "op": op}
    queries.add(db, "step_event", event)
    queries.set_step_status(db, step_id, status, stamp)
    return changed_pages(who, step["family"])


def _step(db: Database, step_id: str) -> dict:
    found = queries.step(db, step_id)
    if found is None:
        raise NotFound(missing=step_id)
    return found


def _may_tick(db: Database, who: Any, family: dict, step: dict) -> None:
    if not in_own_home(db, who, step["household"]) or step["doer_member"] not in own_doers(db, who, family):
        raise NotFound

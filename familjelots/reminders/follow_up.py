"""A follow-up: a day on which staff come back to something, and what had changed by then."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries


def add_follow_up(db: Database, who: Any, op: str, family_id: str, id: str, text: str, due: str) -> list[str]:
    """Decide to come back to something on a day. Staff do that. It may come home after the day, and not years after."""
    _may(db, who, family_id)
    if due < (clock.today() - clock.LONGEST_WAIT).isoformat():
        raise Invalid("day_has_been", "due")
    record = {"id": id, "family": family_id, "text": text, "due": due}
    queries.add_follow_up(db, {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return _affected(family_id)


def complete_follow_up(db: Database, who: Any, op: str, follow_up_id: str, id: str, what_changed: str) -> list[str]:
    """Say what had changed. A second answer is kept beside the first; nobody's words are lost."""
    found = queries.follow_up(db, follow_up_id)
    if found is None:
        raise NotFound(missing=follow_up_id)
    _may(db, who, found["family"])
    stamp = clock.stamp()
    record = {"id": id, "follow_up": follow_up_id, "what_changed": what_changed}
    queries.add_completion(db, {**record, "made_by": who.id, "made_at": stamp, "op": op})
    queries.mark_done(db, follow_up_id, stamp)
    return _affected(found["family"])


def _may(db: Database, who: Any, family: str) -> None:
    if not who.is_staff:
        raise NotFound
    open_family(db, who, family)


def _affected(family: str) -> list[str]:
    return [f"/families/{family}", f"/families/{family}/status", "/today", "/attention"]

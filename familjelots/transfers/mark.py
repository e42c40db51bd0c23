"""Say that something has been put into the case system, in the state in which one saw it."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from . import queries

KINDS = ("visit", "plan", "assessment")


def mark_transferred(
    db: Database, who: Any, op: str, family: dict, id: str, kind: str, record: str, stamp: str
) -> list[str]:  # fmt: skip
    """Mark a record as transferred. `stamp`: how new it was on the page from which it was taken.

    What has been written in it meanwhile is not thought to be there: the record stays on the list.
    """
    newest = queries.stamp(db, family["id"], kind, record)
    if newest is None:
        raise NotFound(missing=record)
    seen = {"kind": kind, "record": record, "stamp": min(stamp, newest)}
    queries.add(
        db, {"id": id, "family": family["id"], **seen, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    )  # fmt: skip
    return ["/transfers", f"/families/{family['id']}/transfers/{kind}/{record}"]

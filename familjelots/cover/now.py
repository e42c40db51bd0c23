"""What the coordinator's first page says: visits of somebody who is away, and coaches to ring."""

from typing import Any

from sqlite_utils import Database

from ..schedule.times import wall_now
from . import queries
from .to_settle import to_settle
from .unseen import to_ring

Told = dict[str, list[dict]]
_latest: dict[str, tuple[tuple, Told]] = {}


def now(db: Database, who: Any) -> Told:
    """Told anew when something of it has been written since, or a minute has passed: it hangs on the two alone."""
    key = (queries.stamp(db), wall_now(), who.role)
    kept = _latest.get(who.id)
    if kept is None or kept[0] != key:
        kept = _latest[who.id] = key, {"away": to_settle(db, who), "ring": to_ring(db, who)}
    return kept[1]

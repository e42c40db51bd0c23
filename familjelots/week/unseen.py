"""The changes that their coach has not seen yet."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..access import visible_where
from ..core import clock
from ..core.web.fragments import draw
from ..core.web.language import here
from ..schedule import change_queries as schedule_changes
from ..schedule.closed import only_when
from . import queries
from .kept import Kept

MOST = 20


@dataclass(frozen=True)
class Unseen:
    """How many are shown, in words, and of which families."""

    count: int
    text: bytes
    families: frozenset[str]


_lists: Kept[Unseen] = Kept(200)
_ones: Kept[bytes] = Kept(2_000)


def unseen(db: Database, who: Any) -> Unseen:
    """Those of families that the reader may open, the soonest visits first; twenty, and whether there are more."""
    since = (clock.today() - schedule_changes.A_WEEK).isoformat()
    found = queries.unseen(db, *visible_where(who, "week_unseen"), since, MOST + 1).values
    return _lists.get((found, here())) or _drawn(db, found)


def _drawn(db: Database, found: tuple[tuple, ...]) -> Unseen:
    keys = {id: (id, stamp, here()) for id, _family, stamp in found[:MOST]}
    texts = {id: _ones.get(key) for id, key in keys.items()}
    for change in schedule_changes.changes(db, [id for id, text in texts.items() if text is None]):
        shown = only_when(change) if change["protected"] else change
        texts[change["id"]] = _ones.put(keys[change["id"]], draw("week/_change.html", change=shown))
    text = b"".join([text for text in texts.values() if text])
    return _lists.put((found, here()), Unseen(len(found), text, frozenset([family for _id, family, _ in found[:MOST]])))

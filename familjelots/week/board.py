"""The week as coaches by days, with what needs a look beside it, put together from pieces that are kept."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..access import opened_protected, reads
from ..core import clock
from ..schedule.undo import undo_of
from .rows import Row, rows_of
from .tray import tray
from .unseen import unseen


def board(db: Database, who: Any, monday: date, moved_id: str = "") -> tuple[dict[str, Any], dict[str, bytes]]:
    """What the week's page is drawn from, and the pieces that it holds.

    What the reader may open is asked anew at each page, and is a part of what a piece is kept under.
    """
    opened = opened_protected(db, who)
    rows = rows_of(db, monday, opened)
    waiting = unseen(db, who)
    told = tray(db, who, monday)
    reads.note_all(who, waiting.families.union(*[row.families for row in rows]), "week")
    shown = shown_places(place for row in rows for place in row.used | row.works)
    busy = frozenset().union(*[row.busy for row in rows])
    content = {
        "days": [(monday + timedelta(days=place), place in busy) for place in shown],
        "rows": len(rows),
        "unplanned": told.count,
        "unseen": waiting.count,
        "undo": _undo(db, who, opened, moved_id),
    }
    return content, {"board": _text(rows, shown), "unplanned_told": told.text, "unseen_told": waiting.text}


def shown_places(used: Iterable[int]) -> range:
    """Monday to Friday, and as far into the weekend as somebody works: no week has a hole before its Sunday."""
    return range(max(5, max(used, default=0) + 1))


def _text(rows: list[Row], shown: range) -> bytes:
    if len(shown) == 5:
        return b"".join([part for row in rows for part in (row.work, b"</tr>\n")])
    ends = [b"".join([row.days[place].text for place in shown[5:]]) for row in rows]
    return b"".join([part for row, end in zip(rows, ends, strict=True) for part in (row.work, end, b"</tr>\n")])


def _undo(db: Database, who: Any, opened: frozenset[str], moved_id: str) -> dict | None:
    """The way back from the move that led here."""
    undo = undo_of(db, who, moved_id) if moved_id else None
    if undo is None or (undo["visit"]["family_protected"] and undo["visit"]["family"] not in opened):
        return None
    return {**undo, "name": undo["visit"]["family_name"]}


def monday_from(text: str) -> date:
    """The Monday of the week that an address names; this week's when it names none that a calendar needs."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = clock.today()
    if not 2000 <= day.year <= 2200:
        day = clock.today()
    return day - timedelta(days=day.weekday())

"""Families without a coming visit: those past their rhythm first, with why."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..access import shown_name, visible_where
from ..core import clock
from ..core.web.fragments import draw
from ..core.web.language import here
from ..finding import queries as finding
from ..finding.find import reasons
from ..schedule.times import wall_now
from ..visits import queries as visits
from . import queries
from .kept import Kept

MOST = 50


@dataclass(frozen=True)
class Tray:
    """How many families there are, and the list of the first of them."""

    count: int
    text: bytes


_trays: Kept[Tray] = Kept(200)


def tray(db: Database, who: Any, monday: date) -> Tray:
    """The reader's active families without a coming visit by their contact person."""
    found = queries.without_visit(db, *visible_where(who, "week_family"), wall_now()).values
    key = (found, clock.today(), monday, here())
    return _trays.get(key) or _trays.put(key, _drawn(db, [family for family, _stamp in found], monday))


def _drawn(db: Database, ids: list[str], monday: date) -> Tray:
    found = finding.some(db, ids)
    why = reasons(db, found)
    found.sort(key=lambda family: why[family["id"]]["days"] - why[family["id"]]["ago"])
    shown = found[:MOST]
    last = visits.last_visits(db, [family["id"] for family in shown])
    coaches = {id: name for id, name, _ended in finding.coaches(db).values}
    told = [
        _told(family, why[family["id"]], coaches) | {"last": last.get(family["id"], {}).get("at")} for family in shown
    ]
    coming = monday + timedelta(days=7) > clock.today()
    text = draw("week/_tray.html", families=told, more=len(found) - len(shown), monday=monday if coming else None)
    return Tray(len(found), text)


def _told(family: dict, why: dict[str, Any], coaches: dict[str, str]) -> dict[str, Any]:
    name = shown_name(family["name"], family["protected"])
    late = why if why["ago"] > why["days"] else None
    return {"id": family["id"], "name": name, "coach": coaches.get(family["coach"] or ""), "why": late}

"""The visits that the rhythms ask for: families without a coming visit, those past theirs first, with why."""

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
from .phases import PHASES

MOST = 50
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Tray:
    """How many families there are, and the list of the first of them."""

    count: int
    text: bytes


_trays: Kept[Tray] = Kept(200)


def tray(db: Database, who: Any, monday: date) -> Tray:
    """The reader's active families that a week has no visit with, nor any time after it."""
    found = _without_visit(db, who, monday)
    key = (found, clock.today(), monday, here())
    return _trays.get(key) or _trays.put(key, _drawn(db, found, monday))


def wanting(db: Database, who: Any, monday: date) -> list[dict[str, Any]]:
    """The same as they are told: whoever should have been met longest ago comes first.

    Of a week that is not yet here only those whose next conversation falls due by its end: a rhythm goes on from the
    last planned visit. `due`: the day by which they should be met; `late`: whether it has passed.
    """
    return _told(db, _without_visit(db, who, monday), monday)


def _without_visit(db: Database, who: Any, monday: date) -> tuple[tuple, ...]:
    from_wall = max(wall_now(), f"{monday}T00:00")
    return queries.without_visit(db, *visible_where(who, "week_family"), from_wall).values


def _told(db: Database, found: tuple[tuple, ...], monday: date) -> list[dict[str, Any]]:
    coming = {family: last for family, _stamp, last in found}
    families = finding.some(db, coming)
    why = reasons(db, families)
    today = clock.today()
    told = [_one(family, why[family["id"]], coming[family["id"]], today) for family in families]
    if monday > today:
        told = [one for one in told if one["due"] < monday + A_WEEK]
    return sorted(told, key=lambda one: one["due"])


def _one(family: dict, why: dict[str, Any], coming: str, today: date) -> dict[str, Any]:
    planned = coming[:10] if coming > wall_now() else ""
    last = date.fromisoformat(max(planned, (why["last"] or why["begun"])[:10]))
    due = last + timedelta(days=why["days"])
    name = shown_name(family["name"], family["protected"])
    return {**why, **family, "name": name, "due": due, "late": due < today, "days": why["days"]}


def _drawn(db: Database, found: tuple[tuple, ...], monday: date) -> Tray:
    families = _told(db, found, monday)
    shown = families[:MOST]
    last = visits.last_visits(db, [one["id"] for one in shown])
    coaches = {id: name for id, name, _ended in finding.coaches(db).values}
    for one in shown:
        one |= {"seen": last.get(one["id"], {}).get("at"), "coach_name": coaches.get(one["coach"] or "")}
    coming = monday if monday + A_WEEK > clock.today() else None
    text = draw("week/_tray.html", families=shown, more=len(families) - len(shown), monday=coming, phases=PHASES)
    return Tray(len(families), text)

"""The board's rows: a coach and the days of a week, each day drawn once for what it shows."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlite_utils import Database

from ..absences.forms import KINDS
from ..core import clock
from ..core.web.fragments import draw
from ..core.web.language import here
from ..schedule.around import Around, Grouped, around_days, times_of_all
from ..schedule.conflicts import WORDS
from . import queries
from .cards import card
from .kept import Kept

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """A coach's day as it was drawn: how many visits are planned in it, and what else the page asks."""

    text: bytes
    planned: int
    used: bool
    busy: bool
    families: frozenset[str]


@dataclass(frozen=True)
class Row:
    """A coach's week as it was drawn."""

    head: bytes
    days: tuple[Day, ...]
    work: bytes
    used: frozenset[int]
    works: frozenset[int]
    busy: frozenset[int]
    families: frozenset[str]


class _Coach(NamedTuple):
    id: str
    name: str
    here: int
    always: str | None
    week: str | None


_rows: Kept[Row] = Kept(600)
_days: Kept[Day] = Kept(4_000)
_times: Kept[tuple[list[dict], list[dict]]] = Kept(600)
_heads: Kept[bytes] = Kept(1_000)
_day_heads: Kept[bytes] = Kept(2_000)
_cards: Kept[bytes] = Kept(4_000)


def rows_of(db: Database, monday: date, opened: frozenset[str]) -> list[Row]:
    """A row for each coach. `opened`: the families with a protected identity that the reader may open."""
    today, language = clock.today(), here()
    marked = today if monday <= today < monday + 7 * A_DAY else None
    coaches = queries.coaches(db, monday.isoformat()).values
    keys = [(*coach, monday, marked, opened, language) for coach in coaches]
    rows = [_rows.get(key) for key in keys]
    missing = [place for place, row in enumerate(rows) if row is None]
    if missing:
        told = [_Coach(*coaches[place]) for place in missing]
        fresh = _draw(db, told, _Drawn(monday, marked, opened, language))
        for place, row in zip(missing, fresh, strict=True):
            rows[place] = _rows.put(keys[place], row)
    return [row for coach, row in zip(coaches, rows, strict=True) if row and (coach[2] or row.used)]


class _Drawn(NamedTuple):
    monday: date
    today: date | None
    opened: frozenset[str]
    language: str

    @property
    def days(self) -> list[str]:
        return [(self.monday + ahead * A_DAY).isoformat() for ahead in range(7)]


def _draw(db: Database, coaches: list[_Coach], of: _Drawn) -> list[Row]:
    """Rows whose stamps are new, and in them the days whose stamps are."""
    stamps = {coach.id: json.loads(coach.week or "{}") for coach in coaches}
    keys = {
        (coach.id, day): (coach.id, day, stamps[coach.id].get(day), coach.always, of.today, of.opened, of.language)
        for coach in coaches
        for day in of.days
    }
    fresh = [place for place, key in keys.items() if _days.get(key) is None]
    week = around_days(db, fresh, *_times_of(db, coaches, of))
    days = {place: _days.get(key) or _days.put(key, _day(place, of, week)) for place, key in keys.items()}
    return [_row(coach, of, week, [days[coach.id, day] for day in of.days]) for coach in coaches]


def _times_of(db: Database, coaches: list[_Coach], of: _Drawn) -> tuple[Grouped, Grouped]:
    """Absences and hours by coach."""
    keys = {coach.id: (coach.id, coach.always, of.monday) for coach in coaches}
    found = {id: told for id, key in keys.items() if (told := _times.get(key))}
    if len(found) < len(keys):
        away, hours = times_of_all(db, of.monday, of.monday + 6 * A_DAY)
        found = {id: _times.put(key, (away.get(id, []), hours.get(id, []))) for id, key in keys.items()}
    return {id: away for id, (away, _hours) in found.items()}, {id: hours for id, (_away, hours) in found.items()}


def _day(place: tuple[str, str], of: _Drawn, week: Around) -> Day:
    coach, day = place
    told = [visit for visit in week.visits if visit["coach"] == coach and visit["starts_at"].startswith(day)]
    away = week.away_on(coach, day)
    cards = [card(visit, week, of.opened) for visit in told]
    is_today, works = bool(of.today and of.today.isoformat() == day), week.works(coach, day)
    head = _kept_head(day, is_today, works, tuple([tuple(part.items()) for part in away]), of.language)
    text = b"".join([head, *[_kept_card(one, of.language) for one in cards], b"</td>"])
    planned = sum(visit["status"] == "planned" for visit in told)
    open_ones = frozenset(one["family"] for one in cards if one["open"])
    return Day(text, planned, bool(told), bool(told or away), open_ones)


def _kept_head(day: str, is_today: bool, works: bool, away: tuple, language: str) -> bytes:
    """A day's beginning, of whomever it is."""
    key = (day, is_today, works, away, language)
    told = {"date": day, "today": is_today, "off": not works, "away": [dict(part) for part in away], "kinds": KINDS}
    return _day_heads.get(key) or _day_heads.put(key, draw("week/_day.html", **told))


def _kept_card(told: dict[str, Any], language: str) -> bytes:
    """A card tells nothing but its facts: of a day that has changed mostly one is new."""
    key = (language, *told.values())
    return _cards.get(key) or _cards.put(key, draw("week/_visit.html", visit=told, conflict_words=WORDS))


def _row(coach: _Coach, of: _Drawn, week: Around, days: list[Day]) -> Row:
    count = sum(day.planned for day in days)
    key = (coach[:4], of.monday, of.language, count)
    head = _heads.get(key) or _heads.put(key, _head(coach, week.hours_of(coach.id, of.days[0]), of.days[0], count))
    return Row(
        head,
        tuple(days),
        b"".join([b"<tr>", head, *(day.text for day in days[:5])]),
        frozenset(place for place, day in enumerate(days) if day.used),
        frozenset(place for place, day in enumerate(of.days) if coach.here and week.works(coach.id, day)),
        frozenset(place for place, day in enumerate(days) if day.busy),
        frozenset().union(*(day.families for day in days)),
    )


def _head(coach: _Coach, hours: dict[str, Any], monday: str, count: int) -> bytes:
    begins, ends = (f"{monday}T{hours[name]}" for name in ("begins", "ends"))
    return draw("week/_coach.html", coach=coach, begins=begins, ends=ends, travel=hours["travel"], count=count)

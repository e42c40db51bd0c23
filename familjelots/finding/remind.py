"""Families that it is time to talk with: their coach is reminded, once for all of them."""

from sqlite_utils import Database

from ..core import clock
from ..reminders.moments import on_day
from ..reminders.things import Thing
from ..schedule.times import wall_now
from . import queries
from .find import rhythms

KIND = "cadence"
PAGE = "/families?past=yes"


def past_rhythm(db: Database) -> list[Thing]:
    """One for each coach with a family that passed its rhythm yesterday, or so many weeks ago, and has no plan."""
    today = clock.today().isoformat()
    coaches = queries.coaches_past_rhythm(db, {"rhythms": rhythms(db), "today": today, "now": wall_now()})
    return [Thing(KIND, coach, None, today, [coach], on_day(today)) for coach in coaches]

"""Who is away with visits that nobody has settled yet."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..absences import queries as absences
from ..core import clock
from ..schedule import queries as schedule
from ..schedule.times import wall_now

AHEAD = timedelta(days=14)


def to_settle(db: Database, who: Any) -> list[dict]:
    """Absences of the coming two weeks with the number of visits (`visits`) that their person was to make."""
    if who.role != "coordinator":
        return []
    now, until = wall_now(), f"{(clock.today() + AHEAD).isoformat()}T00:00"
    away = absences.absences_between(db, now, until)
    left = schedule.left_in(db, [{**one, "from_at": max(one["from_at"], now)} for one in away])
    return [{**one, "visits": left[one["id"]]} for one in away if left.get(one["id"])]

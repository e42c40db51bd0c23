"""What stands around a time: everybody's visits, hours and absences of some days, and who needs an interpreter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..absences import queries as absences
from ..absences.absence import part_of
from ..absences.hours import holding
from ..families import queries as families
from . import queries
from .times import end_of

_ADAY = timedelta(days=1)
Grouped = Mapping[str, list[dict]]


@dataclass(frozen=True)
class Around:
    """`visits`: cancelled and recorded ones too; `taken`: whose day → the visits that take time in it."""

    visits: list[dict]
    taken: Mapping[tuple[str, str], list[dict]]
    away: Grouped
    hours: Grouped
    needing: set[str]

    def hours_of(self, coach: str, day: str) -> dict:
        """When a coach works on a day."""
        return holding(self.hours.get(coach, []), day)

    def works(self, coach: str, day: str) -> bool:
        """Whether a coach works on a day at all."""
        return str(date.fromisoformat(day).isoweekday()) in self.hours_of(coach, day)["days"]

    def away_on(self, coach: str, day: str) -> list[dict]:
        """What of a coach's absences lies in a day."""
        return [part for one in self.away.get(coach, []) if (part := part_of(one, day))]

    def near(self, whose: str, day: str) -> list[dict]:
        """The visits of a coach or with a family on a day, those of the evening before among them."""
        before = (date.fromisoformat(day) - _ADAY).isoformat()
        return [*self.taken.get((whose, before), ()), *self.taken.get((whose, day), ())]


def around(db: Database, first: date, last: date, families_too: Iterable[str] = ()) -> Around:
    """Look at some days, both included, in four queries. `families_too`: those who have no visit then yet."""
    visits = _ended(queries.visits_of_all(db, first, last))
    told = {visit["family"] for visit in visits}.union(families_too)
    away, hours = times_of_all(db, first, last)
    return Around(visits, _taken(visits), away, hours, families.needing_interpreter(db, told))


def around_one(db: Database, coach: str, family: str, first: date, last: date) -> Around:
    """Look at one coach and one family over a long stretch, both days included, in four queries."""
    visits = _ended(queries.visits_of_either(db, coach, family, first, last))
    away, hours = times_of_all(db, first, last)
    return Around(visits, _taken(visits), away, hours, families.needing_interpreter(db, [family]))


def around_days(db: Database, days: Iterable[tuple[str, str]], away: Grouped, hours: Grouped) -> Around:
    """Look at some days of coaches (coach, day) in one query, with the absences and hours that are known already."""
    visits = _ended(queries.visits_near(db, days))
    needing = {visit["family"] for visit in visits if visit["needs_interpreter"]}
    return Around(visits, _taken(visits), away, hours, needing)


def times_of_all(db: Database, first: date, last: date) -> tuple[Grouped, Grouped]:
    """Everybody's absences that meet some days, both included, and the hours that hold by then, each by account."""
    after = f"{(last + _ADAY).isoformat()}T00:00"
    away = absences.absences_between(db, f"{first.isoformat()}T00:00", after)
    return _by_account(away), _by_account(absences.hours_until(db, last.isoformat()))


def _ended(visits: list[dict]) -> list[dict]:
    for visit in visits:
        visit["ends_at"] = end_of(visit["starts_at"], visit["minutes"])
    return visits


def _taken(visits: list[dict]) -> dict[tuple[str, str], list[dict]]:
    found: dict[tuple[str, str], list[dict]] = {}
    for visit in visits:
        if visit["status"] == "planned" and not visit["visit"]:
            for whose in (comer(visit), visit["family"]):
                found.setdefault((whose, visit["starts_at"][:10]), []).append(visit)
    return found


def comer(visit: Mapping[str, Any]) -> str:
    """Whose time a visit takes: a family that has changed hands brings its visits along to its contact person."""
    return visit["contact"] or visit["coach"]


def _by_account(listed: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for one in listed:
        found.setdefault(one["account"], []).append(one)
    return found

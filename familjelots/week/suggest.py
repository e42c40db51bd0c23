"""A week is suggested: the visits that the rhythms ask for in their coaches' free times. Nothing is booked by it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock, jobs
from ..core.errors import NotFound
from ..schedule import wished
from ..schedule.around import Around, around
from ..schedule.conflicts import OF_THE_TIME, conflicts_of
from ..schedule.plan import MINUTES
from ..schedule.times import end_of, wall_now
from .placing import Placed, Time, Wanted, place
from .tray import wanting

KIND = "suggest_week"
MOST = 400
STEP = 30


def suggest(db: Database, job: dict) -> dict[str, Any]:
    """Place the visits of each coach; the coordinator's own rights hold. Begun again, it begins at the first coach."""
    if accounts.account(db, job["account"]) is None:
        raise NotFound
    who = accounts.author(db, job["account"], None)
    monday = date.fromisoformat(job["facts"]["monday"])
    families = wanting(db, who, monday)[:MOST]
    days = [(monday + timedelta(days=ahead)).isoformat() for ahead in range(7)]
    week = around(db, monday - timedelta(days=1), monday + timedelta(days=6), [one["id"] for one in families])
    wishes = wished.of_families(db, [one["id"] for one in families])
    by_coach: dict[str | None, list[dict]] = {}
    for family in families:
        by_coach.setdefault(family["coach"], []).append(family)
    told: list[dict] = []
    cost = bound = 0.0
    for done, (coach, theirs) in enumerate(by_coach.items()):
        jobs.tell(done, len(by_coach))
        placed, found = _of_coach(coach, theirs, days, week, wishes)
        told += found
        cost, bound = cost + placed.cost, bound + placed.bound
    return {"visits": told, "cost": round(cost, 3), "gap": round(abs(cost - bound) / max(1.0, abs(cost)), 5)}


def _of_coach(
    coach: str | None, families: list[dict], days: list[str], week: Around, wishes: Mapping[str, dict]
) -> tuple[Placed, list[dict]]:
    if coach is None:
        return Placed(), [{"family": one["id"], "why": "no_contact_person"} for one in families]
    planned = {place: _planned(week, coach, day) for place, day in enumerate(days)}
    free = {one["id"]: tuple(_times(one, coach, days, week, wishes.get(one["id"]))) for one in families}
    travel = {place: week.hours_of(coach, day)["travel"] for place, day in enumerate(days)}
    late = {one["id"]: max(0, (clock.today() - one["due"]).days) for one in families}
    wanted = [Wanted(one["id"], MINUTES, late[one["id"]], free[one["id"]]) for one in families]
    placed = place(wanted, planned, travel)
    loads = dict(planned)
    for time in placed.times.values():
        loads[time.day] += 1
    told = [
        _told(one, placed.times.get(one["id"]), days, loads, travel, wishes.get(one["id"]))
        | {"coach": coach, "late": late[one["id"]], "due": one["due"].isoformat()}
        for one in families
    ]
    for one in told:
        if "at" not in one:
            one["why"] = "crowded" if free[one["family"]] else _none_free(coach, days, week)
    return placed, told


def _told(
    family: dict,
    time: Time | None,
    days: list[str],
    loads: Mapping[int, int],
    travel: Mapping[int, int],
    wish: dict | None,
) -> dict[str, Any]:
    if time is None:
        return {"family": family["id"]}
    suits = ("yes" if time.wished else "no") if wish else ""
    at = f"{days[time.day]}T{time.begins // 60:02}:{time.begins % 60:02}"
    around_it = {"load": loads[time.day], "travel": travel[time.day]}
    return {"family": family["id"], "at": at, "minutes": MINUTES, "wished": suits, **around_it}


def _planned(week: Around, coach: str, day: str) -> int:
    return sum(visit["starts_at"].startswith(day) for visit in week.taken.get((coach, day), ()))


def _times(family: dict, coach: str, days: list[str], week: Around, wish: dict | None) -> Iterator[Time]:
    """The times against which nothing speaks."""
    told = {"coach": coach, "contact": coach, "family": family["id"], "family_protected": 0, "interpreter": ""}
    now = wall_now()
    for number, day in enumerate(days):
        if not week.works(coach, day):
            continue
        hours = week.hours_of(coach, day)
        at, closing = f"{day}T{hours['begins']}", f"{day}T{hours['ends']}"
        while end_of(at, MINUTES) <= closing:
            found = conflicts_of({**told, "starts_at": at, "minutes": MINUTES}, week)
            if at > now and clock.is_wall(at) and OF_THE_TIME.isdisjoint(found):
                yield Time(number, int(at[11:13]) * 60 + int(at[14:]), wished.suits(wish, at, MINUTES))
            at = end_of(at, STEP)


def _none_free(coach: str, days: list[str], week: Around) -> str:
    """Why a coach has no free time at all: the week is over, the coach does not work or is away, or all is taken."""
    ahead = [day for day in days if day >= clock.today().isoformat() and week.works(coach, day)]
    if not ahead:
        return "not_working"
    if all(any(part["whole"] for part in week.away_on(coach, day)) for day in ahead):
        return "away"
    return "full"


def register() -> None:
    """Say how the work is done."""
    jobs.register(KIND, suggest)

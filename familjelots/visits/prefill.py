"""What a visit's form offers, and what it holds before anybody has written: the plan's words, those who live there."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlite_utils import Database

from ..core import clock
from ..families import queries as families
from ..plans import queries as plans
from ..plans.cards import doer_options
from ..programmes import programme_of
from ..schedule import queries as schedule
from . import queries
from .record import WHOLE_FAMILY

NEAR = timedelta(days=7)
OPEN_GOALS = frozenset({"proposed", "agreed"})


def offer(db: Database, family: dict) -> dict[str, Any]:
    """What the form lets one choose from: planned visits, homes, people, goals, steps from last time."""
    people, homes = families.members(db, family["id"]), families.households(db, family["id"])
    near = _near(db, family["id"])
    goals = [goal for goal in plans.goals(db, family["id"]) if goal["status"] in OPEN_GOALS]
    return {
        "planned_visits": near,
        "next_times": _next_times(nearest(near)),
        "homes": homes,
        "people": people,
        "goals": _with_readers(goals, homes, people),
        "open_steps": _with_readers(plans.open_steps_of(db, [family["id"]]), homes, people),
        "doers": doer_options([], family["coach_name"]),
        "people_by_home": _by_home(people, homes),
        "whole_family": WHOLE_FAMILY,
        "sparing": programme_of(db, family).documentation != "full",
    }


def _by_home(people: list[dict], homes: list[dict]) -> list[dict]:
    """People by where they live, each once. A split family's groups carry `only`, as below, and the home's name."""
    if len(homes) < 2:
        return [{"only": None, "home": "", "people": people}]
    groups: dict[str, dict] = {}
    for person in people:
        lives = [(str(place), home["name"]) for place, home in enumerate(homes, 1) if _lives(person, home["id"])]
        only = " ".join(place for place, _name in lives)
        name = lives[0][1] if len(lives) == 1 else _("bor i flera hem")
        groups.setdefault(only, {"only": only or None, "home": name, "people": []})["people"].append(person)
    return list(groups.values())


def _lives(person: dict, home: str) -> bool:
    return home in (person["households"] or "").split(",")


def _with_readers(records: list[dict], homes: list[dict], people: list[dict]) -> list[dict]:
    """Records with `only`: the numbers of the homes that may read them while they write with us. None: every home may.

    A family reads the first half of the page, so what is the other home's shows only at that home.
    """
    if len(homes) < 2:
        return records
    number = {home["id"]: str(place) for place, home in enumerate(homes, 1)}
    lives = {person["id"]: (person["households"] or "").split(",") for person in people}
    for record in records:
        of = [record["household"]] if record["household"] else lives.get(record.get("doer_member") or "", [])
        record["only"] = " ".join(number[home] for home in of if home in number) or None
    return records


def prefilled(db: Database, family: dict, offered: dict[str, Any]) -> dict[str, Any]:
    """The form's first values, from the nearest planned visit that nobody has recorded."""
    plan = nearest(_due(db, family["id"], offered["planned_visits"]))
    home = _home(db, family["id"], plan, offered["homes"])
    at_home = [person for person in offered["people"] if _lives(person, home)]
    adults = [person["id"] for person in at_home if person["role"] == "adult"]
    interpreter = any(person["interpreter"] for person in at_home) and "yes"
    return {
        "planned_visit": plan["id"] if plan else "",
        "at": plan["starts_at"] if plan else "",
        "place": plan["place"] if plan else "",
        "purpose": plan["purpose"] if plan else "",
        "household": home,
        "present": adults,
        "interpreter": (plan and plan["interpreter"]) or interpreter or "",
        "outcome": "happened",
    }


def _due(db: Database, family: str, planned_visits: list[dict]) -> list[dict]:
    """What the visit may be of by itself: after today's, the plans of coming days are only offered."""
    today = clock.today().isoformat()
    if not queries.visited_since(db, family, today):
        return planned_visits
    return [plan for plan in planned_visits if plan["starts_at"][:10] <= today]


def nearest(planned_visits: list[dict]) -> dict | None:
    """The planned visit that is closest to now."""
    now = clock.local_now().replace(tzinfo=None)
    return min(planned_visits, key=lambda plan: abs(datetime.fromisoformat(plan["starts_at"]) - now), default=None)


def _near(db: Database, family: str) -> list[dict]:
    now = clock.local_now().replace(tzinfo=None)
    found = schedule.unrecorded_of_family(db, family, _wall(now - NEAR))
    return [plan for plan in found if plan["starts_at"] <= _wall(now + NEAR)]


def _next_times(plan: dict | None) -> list[str]:
    """The same day and hour one and two weeks later, which is when most families meet again."""
    start = datetime.fromisoformat(plan["starts_at"]) if plan else None
    return [_wall(start + timedelta(weeks=weeks)) for weeks in (1, 2)] if start else []


def _home(db: Database, family: str, plan: dict | None, homes: list[dict]) -> str:
    if len(homes) == 1:
        return homes[0]["id"]
    planned = plan["household"] if plan else None
    return planned or queries.last_household(db, family) or ""


def _wall(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")

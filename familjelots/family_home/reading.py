"""What of a family's plan one of its members reads: what concerns all or the own home, and who lives there."""

from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from ..access import open_family, visible_households, visible_members
from ..appointments import agenda
from ..core import clock
from ..core.errors import NotFound
from ..families import queries as families
from ..plans import queries as plans
from ..plans.readable import own_doers, readable, readable_told
from ..schedule import queries as schedule
from ..schedule.times import end_of, wall_now
from ..visits import objection_queries
from ..visits import queries as visits

MOST_DONE = 5


@dataclass
class Reader:
    """A family member who reads: the family, the own homes, and the people of those homes, by id."""

    who: Any
    family: dict
    homes: dict[str, dict]
    people: dict[str, dict]


@dataclass
class Steps:
    """Next steps: `mine` may be ticked by the reader; `others` are somebody else's; `done` are the latest."""

    mine: list[dict] = field(default_factory=list)
    others: list[dict] = field(default_factory=list)
    done: list[dict] = field(default_factory=list)


def reader(db: Database, who: Any, page: str) -> Reader:
    """Open the reader's own family; nobody else has these pages."""
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page=page)
    homes = {home["id"]: home for home in visible_households(db, who, family)}
    return Reader(who, family, homes, {person["id"]: person for person in visible_members(db, who, family)})


def steps(db: Database, to: Reader) -> Steps:
    """The plan's steps, those not yet answered first. A step of somebody in another home is that home's own."""
    mine = own_doers(db, to.who, to.family)
    found = Steps()
    for step in readable(db, to.who, plans.steps(db, to.family["id"])):
        if step["doer_member"] and step["doer_member"] not in to.people:
            continue
        if step["status"] == "done":
            found.done.append(step)
        else:
            (found.mine if step["doer_member"] in mine else found.others).append(step)
    found.mine.sort(key=lambda step: step["status"] == "not_yet")
    del found.done[MOST_DONE:]
    return found


def coming_visits(db: Database, to: Reader) -> list[dict]:
    """Planned visits that are not over, to the reader's homes or for the whole family. No address of another home."""
    from_wall = f"{clock.today().isoformat()}T00:00"
    hidden = [home["address"] for home in families.households(db, to.family["id"]) if home["id"] not in to.homes]
    coming = [
        visit
        for visit in schedule.next_of_family(db, to.family["id"], from_wall)
        if (visit["household"] is None or visit["household"] in to.homes)
        and end_of(visit["starts_at"], visit["minutes"]) > wall_now()
    ]
    for visit in coming:
        visit["place"] = _unless_telling(visit["place"], hidden)
        visit["purpose"] = _unless_telling(visit["purpose"], hidden)
    return coming


def others(db: Database, to: Reader) -> dict[str, list[dict]]:
    """Appointments with others that stand, and letters that wait, of the reader's own home or of all."""
    coming = agenda.appointments_for(db, to.who, to.family)
    standing = [one for one in coming if one["status"] == "planned"]
    return {"appointments": standing, "letters": agenda.letters_for(db, to.who, to.family)}


def nearest(step: dict | None, visits: list[dict], appointments: list[dict]) -> tuple[dict | None, list[dict]]:
    """What stands under the one thing of now: the nearest visit, or what comes before it with somebody else."""
    visit, other = (visits or [None])[0], appointments[:1]
    if visit is None or not other or visit["starts_at"] <= other[0]["starts_at"]:
        return visit, [] if visit else other
    return None if step else visit, other


def past_visits(db: Database, to: Reader) -> list[dict]:
    """What was written together at visits, newest first, with the people and steps that the reader may know of."""
    known = {step["id"] for step in readable(db, to.who, plans.steps(db, to.family["id"])) if _is_known(step, to)}
    names = {person["name"] for person in to.people.values()}
    found = visits.visits_for_family(db, to.homes, to.family["id"])
    objections = _objections(db, to)
    for visit in found:
        visit["objections"] = objections.get(visit["id"], [])
        visit["present"] = [name for name in (visit["present"] or "").split(", ") if name in names]
        visit["steps"] = [step for step in visit["steps"] if step["id"] in known]
    return found


def _objections(db: Database, to: Reader) -> dict[str, list[dict]]:
    """What the reader and the people of the own homes have said is not right, by visit."""
    found: dict[str, list[dict]] = {}
    for one in readable_told(db, to.who, to.family, objection_queries.of_family(db, to.family["id"])):
        found.setdefault(one["visit"], []).append({**one, "own": one["made_by"] == to.who.id})
    return found


def _is_known(step: dict, to: Reader) -> bool:
    return not step["doer_member"] or step["doer_member"] in to.people


def _unless_telling(text: str, hidden: list[str]) -> str:
    return "" if any(address and address.casefold() in text.casefold() for address in hidden) else text

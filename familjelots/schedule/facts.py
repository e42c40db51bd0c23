"""What a planned visit may say: who comes, to which home, where, and that nobody is booked twice."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from ..core.errors import Conflict, Invalid
from ..families import queries as families
from . import queries
from .around import around, around_one
from .conflicts import conflicts_of
from .times import end_of

A_DAY = timedelta(days=1)


def contact_person(family: dict, asked: str) -> str:
    """The coach who comes: the family's contact person, since nobody else may open the family."""
    if family["coach"] is None:
        raise Invalid("no_contact_person", "coach")
    if asked and asked != family["coach"]:
        raise Invalid("not_contact_person", "coach")
    return family["coach"]


def who_comes(visit: dict, family: dict, asked: str, starts_at: str) -> dict[str, str | None]:
    """The contact person; on the same day as before, whoever comes instead this once."""
    contact = contact_person(family, asked)
    kept = comes_instead(visit, starts_at[:10])
    return {"coach": visit["coach"] if kept else contact, "instead_of": visit["instead_of"] if kept else None}


def comes_instead(visit: dict, day: str) -> bool:
    """Whether somebody else than the contact person makes a visit, if it is on a day: on that of before alone."""
    return bool(visit["instead_of"]) and day == visit["starts_at"][:10]


def home_of(db: Database, family: dict, household: str | None) -> str | None:
    """One of the family's homes, or None."""
    if not household:
        return None
    if household not in {home["id"] for home in families.households(db, family["id"])}:
        raise Invalid("unknown_household", "household")
    return household


def open_place(db: Database, family: dict, place: str) -> str:
    """The place, which others than the coach read, too: a protected address that was typed there is left out."""
    hidden = [home["address"] for home in families.households(db, family["id"]) if home["protected"]]
    told = any(address and address.casefold() in place.casefold() for address in hidden)
    return "" if told else place


def refuse_clash(
    db: Database, facts: dict, family: dict, anyway: bool, but: str = "", *, tell_first: bool = False
) -> None:
    """Raise `Conflict("double_booked")` when the coach or the family has another visit then, unless it is meant.

    `tell_first`: raise `Conflict("look_first")` for whatever else speaks against the time. A form asks for that, so
    that it is told before it is saved; what arrives from a phone is not held back by it.
    """
    if anyway:
        return
    start, end = facts["starts_at"], end_of(facts["starts_at"], facts["minutes"])
    if queries.clashes(db, facts["coach"], family["id"], start, end, but):
        raise Conflict("double_booked", "starts_at")
    if tell_first and conflicts_at(db, facts, family, but):
        raise Conflict("look_first", "starts_at")


def conflicts_at(db: Database, facts: dict, family: dict, but: str = "") -> list[str]:
    """What speaks against a time that somebody chooses for a family."""
    day = date.fromisoformat(facts["starts_at"][:10])
    return conflicts_of({**facts, **_whose(family)}, around(db, day - A_DAY, day, [family["id"]]), but)


def conflicts_on(db: Database, facts: dict, family: dict, times: Sequence[str]) -> dict[str, list[str]]:
    """What speaks against each of many times, the same few queries for all of them."""
    first, last = (date.fromisoformat(at[:10]) for at in (times[0], times[-1]))
    stretch = around_one(db, facts["coach"], family["id"], first - A_DAY, last)
    visit = {**facts, **_whose(family)}
    return {at: conflicts_of({**visit, "starts_at": at}, stretch) for at in times}


def _whose(family: dict) -> dict:
    return {"family": family["id"], "contact": family["coach"], "family_protected": family["protected"]}


def remembered(visit: dict | None) -> dict | None:
    """What a change remembers of a visit; never a home's address, which may be protected one day."""
    names = ("starts_at", "minutes", "coach_name", "home", "place", "purpose", "interpreter")
    return {name: visit[name] for name in names} if visit else None

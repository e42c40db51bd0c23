"""What a planned visit may say: who comes, to which home, where, and that nobody is booked twice."""

from sqlite_utils import Database

from ..core.errors import Conflict, Invalid
from ..families import queries as families
from . import queries
from .times import end_of


def contact_person(family: dict, asked: str) -> str:
    """The coach who comes: the family's contact person, since nobody else may open the family."""
    if family["coach"] is None:
        raise Invalid("no_contact_person", "coach")
    if asked and asked != family["coach"]:
        raise Invalid("not_contact_person", "coach")
    return family["coach"]


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


def refuse_clash(db: Database, facts: dict, family: str, anyway: bool, but: str = "") -> None:
    """Raise `Conflict("double_booked")` when the coach or the family has another visit then."""
    end = end_of(facts["starts_at"], facts["minutes"])
    if not anyway and queries.clashes(db, facts["coach"], family, facts["starts_at"], end, but):
        raise Conflict("double_booked", "starts_at")


def remembered(visit: dict | None) -> dict | None:
    """What a change remembers of a visit; never a home's address, which may be protected one day."""
    names = ("starts_at", "minutes", "coach_name", "home", "place", "purpose", "interpreter")
    return {name: visit[name] for name in names} if visit else None

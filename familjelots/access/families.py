"""Rights, in one place: who may open which family, and how much of it."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core import clock, written
from ..core.errors import NotFound
from ..families import consent_queries, cover_queries, people_queries, queries
from . import reads


def open_family(db: Database, who: Any, family_id: str, page: str | None = None, *, for_deciders: bool = False) -> dict:
    """The family with `coach`, `coach_name`, `coach_phone`; `page` names the kind of page that is read, for the log.

    `for_deciders`: the page leaves out what those who decide the family's money may not see (`hidden_from`); any other
    page is closed to them. Raises `NotFound` alike for a family that is foreign and one that is invented.
    """
    family = queries.family(db, family_id)
    if family is None:
        raise NotFound(missing=family_id)
    member = _membership(db, who, family_id)
    family["decider"] = bool(member and member["decides_money"])
    if not _may_open(db, who, family, member) or (family["decider"] and not for_deciders):
        raise NotFound
    if page:
        reads.note(who, family_id, page)
    return family


def _may_open(db: Database, who: Any, family: dict, member: dict | None) -> bool:
    """A family with a protected identity opens for its contact person and for those named for it, nobody else.

    `member` is the reader's place in the team today. Other organisations' people see what is shared, and no more.
    """
    if who.role == "coach":
        return opens_for_coach(family["coach"], who.id) or _goes_there(db, who, family)
    if who.role == "family":
        return who.family == family["id"]
    if who.role == "coordinator":
        return _is_named(db, who, family)
    return member is not None and not member["organisation"] and _is_named(db, who, family)


def opens_for_coach(contact: str | None, coach: str) -> bool:
    """Whether a family opens for a coach on any day: for its contact person (`contact`), and no other."""
    return contact == coach


def _goes_there(db: Database, who: Any, family: dict) -> bool:
    """Whether a coach is in a colleague's place today, or was when the words were written that a phone now sends.

    What was written inside the time is kept whenever it arrives; nothing is read by that. A phone's clock is believed
    no further: whoever never was let in stays out, and what a wrong clock keeps out goes to whoever coordinates.
    """
    at, today = written.written_at(), clock.today().isoformat()
    opens = cover_queries.lets_in(db, family["id"], who.id, today) or (
        at is not None and cover_queries.let_in(db, family["id"], who.id, clock.local(at).date().isoformat(), at)
    )
    return opens and _is_named(db, who, family)


def _is_named(db: Database, who: Any, family: dict) -> bool:
    return not family["protected"] or people_queries.is_named(db, family["id"], who.id, clock.today().isoformat())


def _membership(db: Database, who: Any, family_id: str) -> dict | None:
    if who.role != "team":
        return None
    return people_queries.membership(db, family_id, who.id, clock.today().isoformat())


def visible_families(db: Database, who: Any) -> list[dict]:
    """The families that a person may open, by name. Of a protected one the list tells staff no more than a letter."""
    found = _families(db, who)
    return [_unnamed(family) if family["protected"] else family for family in found] if who.is_staff else found


def opened_protected(db: Database, who: Any) -> frozenset[str]:
    """Ids of the families with a protected identity that a person may open. Whoever coordinates opens all others."""
    return queries.protected_families(db, *visible_where(who))


def kept_families(db: Database, who: Any) -> list[dict]:
    """Those of them whose pages a phone may keep: none with a protected identity."""
    return [family for family in visible_families(db, who) if not family["protected"]]


def kept_pages(db: Database, who: Any, page: str, *, outside: bool = False) -> list[str]:
    """Paths of one page of each family that a coach's phone keeps; nobody else's phone keeps such pages.

    `outside`: only of families that have been asked about somebody outside; without one there is nothing to do there.
    """
    if who.role != "coach":
        return []
    ids = [family["id"] for family in kept_families(db, who)]
    known = consent_queries.with_partners(db, ids) if outside else set(ids)
    return [f"/families/{id}/{page}" for id in ids if id in known]


def _families(db: Database, who: Any) -> list[dict]:
    today = clock.today().isoformat()
    if who.role == "family":
        return queries.families(db, family=who.family)
    return queries.families_of_staff(db, who.role, who.id, today) if who.role in queries.VISIBLE else []


def visible_where(who: Any, listed: str = "family_listed") -> tuple[str, dict[str, str]]:
    """The condition, with its values, of the families among which one of our people may search.

    For a query on `family_listed`, or another table with such columns; such a query shows names by `shown_name` only.
    """
    if who.role not in queries.VISIBLE:
        raise NotFound
    return queries.visible(who.role, listed), {"account": who.id, "today": clock.today().isoformat()}


def _unnamed(family: dict) -> dict:
    return {**family, "name": shown_name(family["name"], family["protected"])}


def shown_name(name: str, protected: int) -> str:
    """A family's name in any list that staff read: of one with a protected identity no more than a letter."""
    return f"{name[:1]}." if protected else name


def visible_households(db: Database, who: Any, family: dict) -> list[dict]:
    """The homes of an opened family that a person may see.

    A family member sees only the own ones, and never what staff note about them. A protected address is on no page
    that lists homes, since phones keep such pages: `protected_addresses` tells it.
    """
    homes = queries.households(db, family["id"])
    if who.role == "family":
        own = set(queries.households_of_member(db, who.member))
        return [{**home, "safety_note": ""} for home in homes if home["id"] in own]
    return [_as_seen(home) for home in homes]


def homes_of_families(db: Database, who: Any, families: Iterable[dict]) -> dict[str, dict]:
    """The homes of several of the reader's visible families by id, for staff, in one query; addresses as above."""
    ids = [family["id"] for family in families]
    homes = queries.households_of(db, ids) if who.is_staff else []
    return {home["id"]: _as_seen(home) for home in homes}


def protected_addresses(db: Database, who: Any, family: dict) -> list[dict]:
    """The protected homes of an opened family with address and safety note, for those who go there; logged as such.

    Only a page that no phone keeps may show them. A coordinator plans without them.
    """
    if who.role not in ("coach", "team") or family["decider"]:
        return []
    homes = [home for home in queries.households(db, family["id"]) if home["protected"]]
    if homes:
        reads.note(who, family["id"], "protected address")
    return homes


def _as_seen(home: dict) -> dict:
    return {**home, "address": "", "safety_note": ""} if home["protected"] else home


def visible_members(db: Database, who: Any, family: dict) -> list[dict]:
    """The people of an opened family that a person may see.

    A family member sees those who share a home, and the children of whom that person has custody.
    """
    people = queries.members(db, family["id"])
    if who.role != "family":
        return people
    own = set(queries.households_of_member(db, who.member))
    mine = {who.member, *people_queries.custody_of(db, who.member, clock.today().isoformat())}
    return [person for person in people if person["id"] in mine or own & _homes(person)]


def in_own_home(db: Database, who: Any, household: str | None) -> bool:
    """Whether a record of this household (None: of the whole family) may be shown to a person."""
    if household is None or who.role != "family":
        return True
    return household in queries.households_of_member(db, who.member)


def _homes(person: dict) -> set[str]:
    return set((person["households"] or "").split(","))

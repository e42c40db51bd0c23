"""Protected identity and protected addresses: what is closed, and who is named to open it."""

from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Conflict, Invalid
from . import people_queries, queries
from .custody import changed_pages
from .periods import checked_period, last_day

MAY_BE_NAMED = frozenset({"coach", "coordinator", "team"})


def protect_member(db: Database, who: Any, op: str, family: dict, member: dict, protected: bool) -> list[str]:
    """Protect a person's identity, or say that it is protected no longer. Addresses stay closed, each by itself."""
    if protected:
        protect(db, who, op, family, member["id"])
    else:
        people_queries.protect_member(db, member["id"], False)
    return [*changed_pages(family["id"]), "/families", "/today", "/week"]


def protect(db: Database, who: Any, op: str, family: dict, member: str) -> None:
    """Close a family for all but its contact person and those named; and the addresses where the person lives.

    A coordinator is named with it, since somebody must keep that list: who does it, else who gave the coach the family.
    """
    people_queries.protect_member(db, member, True)
    accounts.forget_phone(db, member)
    for household in queries.households_of_member(db, member):
        people_queries.protect_home(db, household, True)
    keeper = _keeper(db, who, family)
    today = clock.today().isoformat()
    if keeper and not people_queries.is_named(db, family["id"], keeper, today):
        id = str(uuid5(UUID(op), f"named {keeper}"))
        record = {"id": id, "family": family["id"], "account": keeper, "from_day": today, "until_day": None}
        queries.add(db, "named_staff", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})


def _keeper(db: Database, who: Any, family: dict) -> str | None:
    if who.role != "coach":
        return who.id if who.role == "coordinator" else None
    gave = next((one["made_by"] for one in queries.coach_history(db, family["id"])), "")
    found = accounts.account(db, gave)
    if found is None or found["role"] != "coordinator":
        raise Conflict("no_keeper", "protected")
    return gave


def protect_home(db: Database, _who: Any, _op: str, family: dict, home: dict, protected: bool) -> list[str]:
    """Protect a home's address, or open it again. Where somebody protected lives it stays closed."""
    living = [
        person
        for person in queries.members(db, family["id"])
        if person["protected"] and home["id"] in (person["households"] or "").split(",")
    ]
    if living and not protected:
        raise Conflict("protected_lives_there", "protected")
    people_queries.protect_home(db, home["id"], protected)
    return [*changed_pages(family["id"]), "/today", "/week"]


def name_staff(
    db: Database, who: Any, op: str, family: dict, id: str, account: str, from_day: str = "", until_day: str = ""
) -> list[str]:
    """Name somebody who works here for a protected family, from a day and, if it is said, until one."""
    found = accounts.account(db, account)
    if found is None or found["role"] not in MAY_BE_NAMED:
        raise Invalid("unknown_account", "account")
    begins, ends = checked_period(from_day, until_day)
    record = {"id": id, "family": family["id"], "account": account, "from_day": begins, "until_day": ends or None}
    queries.add(db, "named_staff", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return changed_pages(family["id"])


def end_name(db: Database, _who: Any, _op: str, family: dict, named: dict) -> list[str]:
    """Somebody may open the family no longer. One coordinator at least stays named, so that the list has a keeper."""
    today, account = clock.today().isoformat(), accounts.account(db, named["account"])
    if family["protected"] and account and account["role"] == "coordinator":
        others = people_queries.keepers(db, family["id"], named["id"], today)
        if not others:
            raise Conflict("last_keeper")
    people_queries.end_period(db, "named_staff", named["id"], last_day())
    return changed_pages(family["id"])

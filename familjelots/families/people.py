"""What is known of a person or a home is changed: facts, adaptations, where somebody lives, what motivates."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.edits import merge
from ..core.errors import Conflict, NotFound
from . import people_queries, queries
from .custody import changed_pages
from .enrol import homes_of

FACTS = ("name", "phone", "language", "adaptations", "motivation")


def edit_member(
    db: Database, who: Any, op: str, family: dict, member: dict, base: Mapping[str, str], **new: str
) -> list[str]:
    """Change what is known of a person. What somebody else wrote meanwhile stays, with both texts kept."""
    met = merge(db, who, op, "member", member["id"], edits_of(base, {name: new[name] for name in FACTS}))
    if base.get("interpreter", new["interpreter"]) != new["interpreter"]:
        queries.set_fields(db, "member", member["id"], {"interpreter": int(new["interpreter"] == "yes")})
    return changed_by_edit(family["id"], met)


def say_motivation(
    db: Database, who: Any, op: str, family: dict, member: dict, motivation: str, base: Mapping[str, str]
) -> list[str]:
    """What somebody wants, in own words: said by that person, or written down at the table."""
    if who.role == "family" and who.member != member["id"]:
        raise NotFound
    met = merge(db, who, op, "member", member["id"], edits_of(base, {"motivation": motivation}))
    if who.role == "family":
        return ["/our-people", *(["/attention"] if met else [])]
    return changed_by_edit(family["id"], met)


def edit_family(
    db: Database, _who: Any, _op: str, family: dict, base: Mapping[str, str], conversation_days: int | None = None,
    **new: str,
) -> list[str]:  # fmt: skip
    """Change what the family is called, what is important to all of it, or how often it is talked with.

    No number of days: as often as its programme says.
    """
    _change(db, "family", family, base, {**new, "conversation_days": str(conversation_days or "")})
    return ["/families", *changed_by_edit(family["id"], ())]


def edit_household(
    db: Database, _who: Any, _op: str, family: dict, home: dict, base: Mapping[str, str], **new: str
) -> list[str]:
    """Change a home's name, address or what to think of on the way there.

    Of an address no earlier ones are remembered, and none is put aside for others to choose from: it may be protected.
    """
    _change(db, "household", home, base, new)
    return changed_by_edit(family["id"], ())


def move_member(db: Database, _who: Any, op: str, family: dict, member: dict, households: list[str]) -> list[str]:
    """Say in which of the family's homes a person lives from now on, one at least. Earlier ones stay in the history."""
    now, stamp = set(queries.households_of_member(db, member["id"])), clock.stamp()
    wanted = homes_of(db, family, households)
    for household in now - set(wanted):
        people_queries.leave_home(db, household, member["id"], stamp)
    for household in wanted:
        if household not in now:
            queries.live_in(db, household, member["id"], stamp, op)
            if member["protected"]:
                people_queries.protect_home(db, household, True)
    return changed_by_edit(family["id"], ())


def edits_of(base: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Field → (what its author saw, the new value), for the fields that the form really carried."""
    return {field: (base.get(field, ""), value) for field, value in new.items() if field in base or value}


def _change(db: Database, table: str, stored: dict, base: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Change fields; where somebody else did so meanwhile, nothing is changed and the author is told."""
    changed = {field: value for field, (was, value) in edits_of(base, new).items() if value not in (was, stored[field])}
    if any(stored[field] != base.get(field, "") for field in changed):
        raise Conflict("changed_meanwhile", next(iter(changed)))
    queries.set_fields(db, table, stored["id"], changed)


def changed_by_edit(family: str, met: Any) -> list[str]:
    """Paths of the pages on which the family's people stand. `met`: fields in which two texts met."""
    look = ["/attention"] if met else []
    return [*changed_pages(family), f"/families/{family}/visits/new", "/today", *look]

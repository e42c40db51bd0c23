"""A letter is written down, corrected, dealt with. Those who work with the family and its own people do it alike."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import check_named, concerning
from ..core import clock
from ..core.edits import merge
from ..core.errors import Invalid, NotFound
from ..plans.checks import edits_of
from . import queries


def add_letter(
    db: Database, who: Any, op: str, family: dict, id: str, sender: str, about: str = "", deadline: str = "",
    dealer: str = "", household: str = "",
) -> list[str]:  # fmt: skip
    """Write down a letter: from whom, what about, until when, who deals with it."""
    check_named(db, who, family, household, {"dealer": member_of(dealer, "dealer")})
    record = {"id": id, "family": family["id"], "household": household or None, "sender": sender, "about": about}
    record |= {"deadline": deadline or None, "dealer": dealer}
    queries.add(db, "letter", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return changed_pages(who, family["id"])


def edit_letter(
    db: Database, who: Any, op: str, family: dict, letter: dict, sender: str, about: str, deadline: str, dealer: str,
    base: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Change what is known of a letter. What somebody else changed meanwhile stays, with both texts kept."""
    _may(db, who, family, letter)
    check_named(db, who, family, "", {"dealer": member_of(dealer, "dealer")})
    new = {"sender": sender, "about": about, "dealer": dealer, "deadline": deadline}
    edits = edits_of(base, new)
    if "deadline" in edits:
        edits["deadline"] = (edits["deadline"][0] or None, edits["deadline"][1] or None)
    met = merge(db, who, op, "letter", letter["id"], edits)
    return [*changed_pages(who, family["id"]), *(["/attention"] if met else [])]


def deal_with_letter(db: Database, who: Any, op: str, family: dict, letter: dict, id: str, status: str) -> list[str]:
    """Say that a letter is dealt with, or that it is not after all."""
    _may(db, who, family, letter)
    stamp = clock.stamp()
    event = {"id": id, "letter": letter["id"], "status": status, "made_by": who.id, "made_at": stamp, "op": op}
    queries.add(db, "letter_event", event)
    queries.set_status(db, letter["id"], status, stamp)
    return changed_pages(who, family["id"])


def changed_pages(who: Any, family: str) -> list[str]:
    """Paths of the pages on which this person meets the family's letters and appointments."""
    if who.role == "family":
        return ["/now", "/later", "/our-times"]
    return [f"/families/{family}", f"/families/{family}/times", "/today"]


def is_own(db: Database, who: Any, family: dict, id: str) -> bool:
    """Whether a letter is one that this person may change."""
    found = queries.letter(db, id)
    return found is not None and bool(concerning(db, who, family, [found], "dealer_member"))


def _may(db: Database, who: Any, family: dict, letter: dict) -> None:
    if not concerning(db, who, family, [letter], "dealer_member"):
        raise NotFound


def member_of(chosen: str, field: str) -> str:
    """The member in `member:<id>`, chosen in a field; the coach and nobody are no member."""
    kind, _, member = chosen.partition(":")
    if chosen in ("", "coach"):
        return ""
    if kind != "member" or not member:
        raise Invalid("unknown_choice", field)
    return member

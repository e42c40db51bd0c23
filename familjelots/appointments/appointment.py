"""An appointment with others is written down, changed, cancelled: at the table, or by the family on its own phone."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import check_named, concerning
from ..core import clock
from ..core.edits import merge
from ..core.errors import Invalid, NotFound
from ..letters.deal import changed_pages, member_of
from ..plans.checks import edits_of
from ..schedule.times import FURTHEST
from . import queries

NAMING = ("member", "companion_member")


def add_appointment(
    db: Database, who: Any, op: str, family: dict, id: str, with_whom: str, starts_at: str, place: str = "",
    about: str = "", member: str = "", companion: str = "", household: str = "",
) -> list[str]:  # fmt: skip
    """Write down an appointment: when, where, with whom, for whom, and who comes along."""
    _check_time(starts_at)
    check_named(db, who, family, household, {"member": member, "companion": member_of(companion, "companion")})
    record = {"id": id, "family": family["id"], "household": household or None, "member": member or None}
    record |= {"with_whom": with_whom, "starts_at": starts_at, "place": place, "about": about, "companion": companion}
    queries.add(db, "appointment", {**record, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    return changed_pages(who, family["id"])


def edit_appointment(
    db: Database, who: Any, op: str, family: dict, appointment: dict, with_whom: str, starts_at: str, place: str,
    about: str, companion: str, base: Mapping[str, str],
) -> list[str]:  # fmt: skip
    """Change an appointment. What somebody else changed meanwhile stays, with both texts kept."""
    _may(db, who, family, appointment)
    _check_time(starts_at)
    check_named(db, who, family, "", {"companion": member_of(companion, "companion")})
    new = {"with_whom": with_whom, "starts_at": starts_at, "place": place, "about": about, "companion": companion}
    met = merge(db, who, op, "appointment", appointment["id"], edits_of(base, new))
    return [*changed_pages(who, family["id"]), *(["/attention"] if met else [])]


def turn_appointment(
    db: Database, who: Any, op: str, family: dict, appointment: dict, id: str, status: str
) -> list[str]:
    """Say that an appointment is cancelled, or that it stands after all."""
    _may(db, who, family, appointment)
    event = {"id": id, "appointment": appointment["id"], "status": status}
    queries.add(db, "appointment_event", {**event, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    queries.set_status(db, appointment["id"], status)
    return changed_pages(who, family["id"])


def is_own(db: Database, who: Any, family: dict, id: str) -> bool:
    """Whether an appointment is one that this person may change."""
    found = queries.appointment(db, id)
    return found is not None and bool(concerning(db, who, family, [found], *NAMING))


def _may(db: Database, who: Any, family: dict, appointment: dict) -> None:
    if not concerning(db, who, family, [appointment], *NAMING):
        raise NotFound


def _check_time(starts_at: str) -> None:
    """One that has been may be written down afterwards; one in ten years is a slip of the finger."""
    if clock.from_wall(starts_at) > clock.now() + FURTHEST:
        raise Invalid("time_too_far", "starts_at")

"""A family's state turns: it begins, rests, goes on, is closed, is asked again afterwards, and may come back."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..families import queries as families
from ..families.custody import changed_pages
from ..programmes import programme_of
from ..schedule import queries as schedule
from ..schedule.times import wall_now
from . import queries

CLOSED = frozenset({"closed", "followed_up"})
TURNS = {
    "begin": ({"interest"}, "active"),
    "rest": ({"active"}, "resting"),
    "resume": ({"resting"}, "active"),
    "close": ({"interest", "active", "resting"}, "closed"),
    "reopen": (CLOSED, "active"),
    "follow_up": ({"closed"}, "followed_up"),
}
"""Turn → from which states, to which."""


def turn_family(
    db: Database, who: Any, op: str, family: dict, id: str, turn: str, day: str = "", reason: str = ""
) -> list[str]:
    """The family begins, rests, goes on or comes back. Resting and coming back are told with why."""
    if turn in ("rest", "reopen") and not reason:
        raise Invalid("say_why", "reason")
    return _turn(db, who, op, family, id=id, turn=turn, day=day, reason=reason)


def close_family(
    db: Database, who: Any, op: str, family: dict, id: str, closure: str, income_source: str, day: str, reason: str
) -> list[str]:
    """Close: for one of the programme's reasons, with what the family lives on and from which day.

    Not while a visit is booked: nobody shall wait at home in vain.
    """
    if closure not in {one.id for one in programme_of(db, family).closures}:
        raise Invalid("unknown_choice", "closure")
    if schedule.next_of_family(db, family["id"], wall_now()):
        raise Invalid("visits_planned", "closure")
    told = {"closure": closure, "income_source": income_source, "reason": reason}
    return _turn(db, who, op, family, id=id, turn="close", day=day, **told)


def follow_up_closing(
    db: Database,
    who: Any,
    op: str,
    family: dict,
    id: str,
    income_source: str,
    on_assistance: str,
    day: str,
    reason: str,
) -> list[str]:
    """How it went afterwards: what the family lives on, and whether it is back on social assistance."""
    if (income_source, on_assistance) == ("assistance", "no"):
        raise Invalid("contrary_follow_up", "on_assistance")
    told = {"income_source": income_source, "on_assistance": on_assistance, "reason": reason}
    return _turn(db, who, op, family, id=id, turn="follow_up", day=day, **told)


def _turn(db: Database, who: Any, op: str, family: dict, turn: str, day: str, **told: str) -> list[str]:
    states, to = TURNS[turn]
    if family["status"] not in states:
        raise Invalid("turned_meanwhile", "turn")
    day = day or clock.today().isoformat()
    if day > clock.today().isoformat():
        raise Invalid("day_to_come", "day")
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "family_turn", {"family": family["id"], "turn": turn, "day": day, **told, **made})
    families.set_fields(db, "family", family["id"], {"status": to})
    return pages_of(family)


def pages_of(family: dict) -> list[str]:
    """The pages that change when the support of a family does."""
    return [*changed_pages(family["id"]), f"/families/{family['id']}/support", "/families", "/today", "/our-support"]

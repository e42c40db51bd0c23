"""Everything that a family has ahead, ours and others', in the order of time; and the letters that wait."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..access import concerning, visible_households, visible_members
from ..core import clock
from ..core.db import Found
from ..core.web.fragments import piece
from ..families import queries as families
from ..letters import queries as letters
from ..plans.cards import doer_options
from ..schedule import queries as schedule
from . import queries
from .appointment import NAMING

SHOWN = 5


def appointments_for(db: Database, who: Any, family: dict) -> list[dict]:
    """The coming appointments that a person may read."""
    found = queries.coming_appointments(db, family["id"], today())
    return concerning(db, who, family, found, *NAMING)


def past_for(db: Database, who: Any, family: dict) -> list[dict]:
    """The latest appointments that have been and that a person may read."""
    found = concerning(db, who, family, queries.past_appointments(db, family["id"], today()), *NAMING)
    return together([], found)[::-1]


def letters_for(db: Database, who: Any, family: dict) -> list[dict]:
    """The letters that wait and that a person may read."""
    return concerning(db, who, family, letters.open_letters(db, family["id"]), "dealer_member")


def done_for(db: Database, who: Any, family: dict) -> list[dict]:
    """The letters dealt with last that a person may read."""
    return concerning(db, who, family, letters.done_letters(db, family["id"]), "dealer_member")


def together(visits: Iterable[dict], appointments: Iterable[dict]) -> list[dict]:
    """Planned visits and other appointments as one list; `kind` is visit or appointment."""
    ours = [{**visit, "kind": "visit"} for visit in visits]
    others = [{**one, "kind": "appointment"} for one in appointments]
    return sorted(ours + others, key=lambda one: one["starts_at"])


def ahead_of(db: Database, who: Any, family: dict) -> list[dict]:
    """All that a family has ahead, for those who work with it."""
    return together(schedule.next_of_family(db, family["id"], today()), appointments_for(db, who, family))


def on_family_page(db: Database, who: Any, family: dict, visits: Iterable[dict]) -> str:
    """What stands of it on the family's page, for those who work with it: the nearest, and the way to the rest.

    `visits`: those that are planned (schedule.queries.next_of_family).
    """
    if family["decider"]:
        return ""
    ahead = [one for one in together(visits, appointments_for(db, who, family)) if one["status"] == "planned"]
    waiting = letters_for(db, who, family)
    return piece(
        "appointments/_section.html",
        _section,
        family["id"],
        family["coach"],
        Found.of([_plain(one) for one in ahead[:SHOWN]]),
        Found.of(waiting[:SHOWN]),
        len(ahead) + sum(one.get("more") or 0 for one in ahead),
        len(waiting),
    )


def choices(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """Whom and which home a writer can choose. One of a family with two homes writes for the own one unless said."""
    members, homes = visible_members(db, who, family), visible_households(db, who, family)
    several = len(homes) > 1 or (who.role == "family" and len(families.households(db, family["id"])) > 1)
    return {
        "members": members,
        "homes": homes if several else [],
        "helpers": doer_options(members, family["coach_name"]),
        "place_hidden": bool(family["protected"]),
    }


def today() -> str:
    """The wall time at which today begins: what has been earlier today stands until tomorrow."""
    return f"{clock.today().isoformat()}T00:00"


_PLAIN = (
    "kind", "id", "family", "starts_at", "status", "coach", "coach_name", "instead_of_name", "purpose", "place", "home",
    "interpreter", "with_whom", "about", "series", "more", "weeks", "until", "member_name", "companion_label",
)  # fmt: skip


def _plain(one: dict) -> dict:
    return {name: one.get(name) or "" for name in _PLAIN}


def _section(family: str, coach: str | None, ahead: Found, waiting: Found, times: int, letters_: int) -> dict[str, Any]:
    told = {"ahead": ahead.dicts(), "letters": waiting.dicts(), "times": times, "letters_count": letters_}
    return {**told, "family": {"id": family, "coach": coach}, "for_staff": True}

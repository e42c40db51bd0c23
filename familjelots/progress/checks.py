"""What the verbs of this room check, and which pages they change."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..families import queries as families
from ..plans.checks import of_family
from .respondents import kind_of

EARLIEST = "2000-01-01"


def day_gone(day: str, field: str = "day") -> str:
    """A day that has been, today when none is said."""
    today = clock.today().isoformat()
    if day > today:
        raise Invalid("day_to_come", field)
    if day and day < EARLIEST:
        raise Invalid("too_long_ago", field)
    return day or today


def day_on_phone(day: str) -> str:
    """The day on which something was answered by the phone's own clock, unless that clock cannot be right."""
    today = clock.today()
    return day if (today - clock.LONGEST_WAIT).isoformat() <= day <= today.isoformat() else today.isoformat()


def grown(db: Database, family: str, member: str) -> dict:
    """A grown person, or a young one, of the family. Another family's is refused exactly as an invented one."""
    found = families.member(db, of_family(db, family, "member", member) or "")
    if found is None or kind_of(found, clock.today()) not in ("adult", "young"):
        raise Invalid("unknown_choice", "member")
    return found


def pages_of(who: Any, family: str) -> list[str]:
    """Paths of the pages on which this person meets what was answered."""
    if who.role == "family":
        return ["/our-answers", "/now"]
    return [f"/families/{family}/progress", "/today"]

"""When somebody works: set from a day on, what held before is kept."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries
from .whose import colleague, pages

LONGEST_TRAVEL = 180
USUAL = {"days": "12345", "begins": "08:00", "ends": "17:00", "travel": 20, "from_day": "", "by": None}
"""Monday to Friday, until somebody says otherwise."""


def set_working_hours(
    db: Database, who: Any, op: str, id: str, account: str, from_day: str, days: list[str], begins: str, ends: str,
    travel: int,
) -> list[str]:  # fmt: skip
    """Set when a coach works from a day on, not back in time. Two that begin on one day: the newest holds."""
    person = colleague(db, who, account)
    if person["role"] != "coach":
        raise NotFound
    if not days or not set(days) <= set("1234567"):
        raise Invalid("choose_days", "days")
    if ends <= begins:
        raise Invalid("ends_too_early", "ends")
    if from_day < clock.today().isoformat():
        raise Invalid("day_has_been", "from_day")
    facts = {"from_day": from_day, "days": "".join(sorted(set(days))), "begins": begins, "ends": ends, "travel": travel}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "working_hours", {"id": id, "account": account, **facts, **made})
    return pages()


def holding(told: Iterable[dict], day: str) -> dict:
    """What holds on a day, of one person's hours in the order in which they begin."""
    return next((one for one in reversed(list(told)) if one["from_day"] <= day), USUAL)

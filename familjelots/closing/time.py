"""How long the support is planned, and who pays for it. A funder's last day is not the family's."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..families.periods import checked_period
from . import queries
from .turn import CLOSED, pages_of

LONGEST_YEARS = 10


def plan_support_time(
    db: Database, who: Any, op: str, family: dict, id: str, until_day: str, reason: str = ""
) -> list[str]:
    """Plan a last day; a later one than before is more time, and told with why. Earlier days are kept."""
    if family["status"] in CLOSED:
        raise Invalid("turned_meanwhile", "until_day")
    today = clock.today()
    if until_day < today.isoformat():
        raise Invalid("day_has_been", "until_day")
    if int(until_day[:4]) > today.year + LONGEST_YEARS:
        raise Invalid("too_far", "until_day")
    if not reason and queries.until(db, family["id"]):
        raise Invalid("say_why", "reason")
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"id": id, "family": family["id"], "until_day": until_day, "reason": reason}
    queries.add(db, "support_time", {**record, **made})
    return pages_of(family)


def add_funding(
    db: Database, who: Any, op: str, family: dict, id: str, funder: str, from_day: str = "", until_day: str = ""
) -> list[str]:
    """Say who pays for the family's place, and for how long. Several may, one after the other or together."""
    begins, ends = checked_period(from_day, until_day)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"id": id, "family": family["id"], "funder": funder, "from_day": begins, "until_day": ends or None}
    queries.add(db, "funding", {**record, **made})
    return pages_of(family)


def end_funding(db: Database, _who: Any, _op: str, family: dict, funding: dict, until_day: str = "") -> list[str]:
    """A funder pays until a day; the support goes on as it was planned."""
    _begins, ends = checked_period(funding["from_day"], until_day or clock.today().isoformat())
    queries.end_funding(db, funding["id"], ends)
    return pages_of(family)

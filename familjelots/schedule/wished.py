"""The weekdays and hours that suit a family: written down with it, the newest holds."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from . import wished_queries
from .times import end_of


def wish_times(
    db: Database, who: Any, op: str, family: dict, id: str, days: list[str], begins: str = "", ends: str = ""
) -> list[str]:
    """What suits a family from now on; no day and no hour is that anything does."""
    if not set(days) <= set("1234567"):
        raise Invalid("choose_days", "days")
    if begins and ends and ends <= begins:
        raise Invalid("ends_too_early", "ends")
    facts = {"days": "".join(sorted(set(days))), "begins": begins, "ends": ends}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    wished_queries.add(db, {"id": id, "family": family["id"], **facts, **made})
    return [f"/families/{family['id']}/times-that-suit"]


def of_families(db: Database, families: Iterable[str]) -> dict[str, dict]:
    """Family → what it wishes; those that anything suits are left out."""
    told = wished_queries.of_families(db, json.dumps(list(families)))
    return {one["family"]: one for one in told if one["days"] or one["begins"] or one["ends"]}


def suits(wish: Mapping[str, str] | None, at: str, minutes: int) -> bool:
    """Whether a time is one that the family wishes for."""
    if not wish:
        return True
    day, begins, ends = clock.from_wall(at).isoweekday(), at[11:], end_of(at, minutes)[11:]
    return (
        (not wish["days"] or str(day) in wish["days"])
        and (not wish["begins"] or begins >= wish["begins"])
        and (not wish["ends"] or ends <= wish["ends"])
    )

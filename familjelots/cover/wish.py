"""What a family wants when its coach cannot come: said by itself, or at the table."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import check_named, visible_households
from ..core import clock
from ..core.errors import Invalid
from . import queries

UNSAID = "call"
"""Whoever has said nothing is rung first."""


def say_change_wish(
    db: Database, who: Any, op: str, family: dict, id: str, wish: str, household: str = ""
) -> list[str]:
    """What one home wants from now on; the family as a whole only while it has no home here."""
    check_named(db, who, family, household, {})
    if not household and visible_households(db, who, family):
        raise Invalid("unknown_household", "household")
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"id": id, "family": family["id"], "household": household or None, "wish": wish}
    queries.add(db, "change_wish", {**record, **made})
    return [f"/families/{family['id']}/wishes", "/our-wishes"]


def wish_for(visit: Mapping[str, Any], said: Mapping[tuple[str, str | None], dict]) -> str:
    """What the home of a visit wants. Where homes want different things, or one has said nothing, it is rung first."""
    if visit["household"]:
        homes = [(visit["family"], visit["household"])]
    else:
        homes = [of for of in said if of[0] == visit["family"]]
    wishes = {said[of]["wish"] if of in said else UNSAID for of in homes}
    return wishes.pop() if len(wishes) == 1 else UNSAID

"""A family's team: professions that join it for a time."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core.errors import Conflict, Invalid
from . import people_queries, queries
from .custody import changed_pages
from .periods import checked_period, last_day


def join_team(
    db: Database, who: Any, op: str, family: dict, id: str, account: str, from_day: str, until_day: str,
    decides_money: bool,
) -> list[str]:  # fmt: skip
    """A member of staff joins a family's team for a time, and opens the family within it.

    `decides_money`: said beside the name wherever the family meets it; unfinished steps, cancellations and private
    barriers are then hidden from that person unless the family says yes to that use.
    """
    found = accounts.account(db, account)
    if found is None or found["role"] != "team":
        raise Invalid("unknown_account", "account")
    begins, ends = checked_period(from_day, until_day)
    for other in people_queries.team(db, family["id"]):
        if other["account"] == account and begins <= other["until_day"] and other["from_day"] <= ends:
            raise Conflict("in_team_already", "account")
    record = {"id": id, "family": family["id"], "account": account, "from_day": begins, "until_day": ends}
    queries.add(db, "team_member", {**record, "decides_money": int(decides_money), "made_by": who.id, "op": op})
    return [*changed_pages(family["id"]), "/our-people"]


def leave_team(db: Database, _who: Any, _op: str, family: dict, member: dict) -> list[str]:
    """A member's time in the team is over now, before the day that was said."""
    people_queries.end_period(db, "team_member", member["id"], last_day())
    return [*changed_pages(family["id"]), "/our-people"]

"""Where each grown person stands, month by month. What is not said stays unknown; a correction is a new row."""

import re
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from . import status_queries as queries
from .checks import EARLIEST, grown

OCCUPATIONS = ("work", "studies", "activity")
"""What somebody may be busy with. Activity: practice, training or another activity that was agreed."""
FIELDS = (*OCCUPATIONS, "income_source", "assistance")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def record_status(
    db: Database, who: Any, op: str, family: dict, id: str, month: str, member: str = "", work: str = "",
    studies: str = "", activity: str = "", income_source: str = "", assistance: str = "", words: str = "",
) -> list[str]:  # fmt: skip
    """Say how a month was for one grown person; without a person, for all of the family.

    Each of work, studies, activity and assistance is "yes", "no" or "" (not said). The newest row that says something
    about a month holds, so that whoever knows only of assistance overwrites nothing of the rest. Words alone are kept.
    """
    said = {"work": work, "studies": studies, "activity": activity, "income_source": income_source}
    said |= {"assistance": assistance}
    if not any(said.values()) and not words:
        raise Invalid("say_something", "month")
    if is_contrary(said):
        raise Invalid("contrary_month", "income_source")
    if not member and (work or studies or activity):
        raise Invalid("unknown_choice", "member")
    whose = {"id": id, "family": family["id"], "member": grown(db, family["id"], member)["id"] if member else None}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, {**whose, "month": checked_month(month), **said, "words": words, **made})
    return [f"/families/{family['id']}/status", f"/families/{family['id']}", "/today"]


def is_contrary(said: Mapping[str, str]) -> bool:
    """Whether somebody lives on assistance in a month without any. Wages go on after work has ended: both may be so."""
    return said.get("income_source") == "assistance" and said.get("assistance") == "no"


def checked_month(month: str) -> str:
    """A month, `2026-11`, that has come. Raises `Invalid` for any other text."""
    if not _MONTH.fullmatch(month):
        raise Invalid("no_month", "month")
    if month > clock.today().isoformat()[:7]:
        raise Invalid("month_to_come", "month")
    if month < EARLIEST[:7]:
        raise Invalid("too_long_ago", "month")
    return month

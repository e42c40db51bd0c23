"""Many families are given to another coach: what changes hands is shown first, then each is given by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..access import shown_name, visible_where
from ..core import clock, journal
from ..core.errors import Refused
from ..core.perform import entry
from ..schedule.times import wall_now
from . import coach_queries, queries

MOST = 100


@dataclass(frozen=True)
class Gift:
    """What is to be done: families with the coach whom the giver saw, the coach who gets them, and why."""

    families: Mapping[str, str]
    coach: str
    reason: str


def openable(db: Database, who: Any, families: list[str]) -> list[str]:
    """Those of the families that the giver may open, each once. A foreign one is as good as an invented one."""
    where, values = visible_where(who)
    return queries.among(db, where, values, families[:MOST])


def effects(db: Database, families: list[str], coach: str) -> list[dict]:
    """What giving would mean, for each family that has another contact person, with when that one's phone was heard."""
    now, today = wall_now(), clock.today().isoformat()
    heard = coach_queries.phones(db)
    return [
        {**one, "name": shown_name(one["name"], one["protected"]), "heard": heard.get(one["coach"])}
        for one in coach_queries.what_follows(db, families, now, today)
        if one["coach"] != coach
    ]


def give_all(db: Database, who: Any, op: str, gift: Gift) -> dict[str, str]:
    """Give each family by `give_family`; family → why it could not be given. Asked again it gives none twice."""
    refused = {}
    for family, seen in gift.families.items():
        own = str(uuid5(UUID(op), family))
        fields = {"id": str(uuid5(UUID(own), "id")), "coach": gift.coach, "reason": gift.reason, "base.coach": seen}
        try:
            journal.submit(db, who, entry("give_family", fields, {"family_id": family}, own))
        except Refused as problem:
            refused[family] = problem.code
    return refused

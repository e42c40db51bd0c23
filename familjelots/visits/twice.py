"""Two people recorded what may be one visit: they are asked, and nothing that either wrote is changed or merged."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from ..plans.checks import open_as_staff
from . import pair_queries as queries

SAME, TWO = "same", "two"


def ask_whether_same(db: Database, op: str, visit: Mapping[str, Any]) -> list[str]:
    """Ask about each visit that may be this one; the pages on which that is asked.

    The same planned visit, or one that somebody else recorded within two hours, at the same home.
    """
    found = queries.perhaps_same(db, visit)
    for earlier in found:
        pair = {"id": str(uuid5(UUID(op), f"pair {earlier}")), "family": visit["family"], "one": earlier}
        queries.add(db, "visit_pair", {**pair, "other": visit["id"], "made_at": clock.stamp(), "op": op})
    return ["/attention"] if found else []


def say_whether_same(db: Database, who: Any, op: str, pair_id: str, id: str, answer: str) -> list[str]:
    """Say whether two records are of one visit. Two who disagree are both asked again."""
    pair = queries.pair(db, pair_id)
    if pair is None:
        raise NotFound
    open_as_staff(db, who, pair["family"])
    given = {"id": id, "pair": pair_id, "answer": answer, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "visit_pair_answer", given)
    agreed = {given["answer"] for given in queries.answers(db, pair_id)} == {SAME}
    queries.set_same(db, pair["other"], pair["one"] if agreed else None)
    return [f"/families/{pair['family']}", "/attention"]

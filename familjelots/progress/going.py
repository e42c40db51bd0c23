"""Goals with their agreed levels and what was reached, and each grown person's way on the ladder, for pages."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.web.language import here
from ..families import queries as families
from ..plans import queries as plans
from ..plans.readable import readable
from ..programmes import programme_of, said
from . import queries
from .attain import LEVELS
from .respondents import kind_of
from .shown import dots

SHOWN = ("agreed", "reached")


def goals_for(db: Database, who: Any, family: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Agreed and reached goals that a person may read, and all that were measured: levels, dots, what was written."""
    agreed, ratings = _by_goal(queries.levels(db, family["id"])), _by_goal(queries.ratings(db, family["id"]))
    found = readable(db, who, plans.goals(db, family["id"]))
    shown = [goal for goal in found if goal["status"] in SHOWN or goal["id"] in agreed]
    return [_goal(goal, agreed.get(goal["id"], []), ratings.get(goal["id"], [])) for goal in shown]


def _by_goal(records: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for record in records:
        found.setdefault(record["goal"], []).append(record)
    return found


def _levels(agreed: dict) -> list[tuple[int, str]]:
    return [(value, agreed[name]) for value, name in enumerate(LEVELS, -2)][::-1]


def _goal(goal: dict, agreed: list[dict], rated: list[dict]) -> dict[str, Any]:
    words = dict(_levels(agreed[-1])) if agreed else {}
    rows = [{**one, "level": words.get(one["value"], "")} for one in rated]
    return {
        "id": goal["id"],
        "text": goal["text"],
        "levels": list(words.items()),
        "before": [_levels(one) for one in agreed[:-1]],
        "dots": dots(-2, 2, [one["value"] for one in rated]),
        "first": rows[0] if len(rows) > 1 else None,
        "latest": rows[-1] if rows else None,
        "rows": rows[::-1],
    }


def climbers(db: Database, family: Mapping[str, Any], only: str = "") -> list[dict[str, Any]]:
    """Every grown person: the step where they stand now, and each move with what made it, the newest first."""
    rungs = rungs_of(db, family)
    moves = [{**one, "to": rungs.get(one["rung"], one["rung"])} for one in queries.moves(db, family["id"])]
    today, found = clock.today(), []
    for person in families.members(db, family["id"]):
        if kind_of(person, today) in ("adult", "young") and only in ("", person["id"]):
            own = _with_from([one for one in moves if one["member"] == person["id"]])
            now = own[-1]["rung"] if own else ""
            found.append({"id": person["id"], "name": person["name"], "now": now, "moves": own[::-1]})
    return found


def rungs_of(db: Database, family: Mapping[str, Any]) -> dict[str, str]:
    """The steps of a family's programme, code → name, from the lowest."""
    return {rung.id: said(rung.name, here()) for rung in programme_of(db, family).ladder}


def _with_from(moves: list[dict]) -> list[dict]:
    return [{**one, "before": moves[at - 1]["to"] if at else ""} for at, one in enumerate(moves)]

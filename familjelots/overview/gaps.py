"""What is hard, or needed, and nobody takes care of: seen at once on the plan, and by whoever coordinates for all."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..access import reads, visible_families
from ..mapping import queries as mappings
from ..plans import chain_queries

A_PAGE = 50


def unowned(db: Database, families: Iterable[str]) -> dict[str, dict[str, list[dict]]]:
    """Of several families, those with gaps: `barriers` that nobody owns and `needs` in areas where nobody owns any.

    Three queries, however many families there are.
    """
    ids = list(families)
    found: dict[str, dict[str, list[dict]]] = {}
    for barrier in chain_queries.unowned(db, ids):
        _of(found, barrier["family"])["barriers"].append(barrier)
    taken = chain_queries.owned_areas(db, ids)
    for need in mappings.needs(db, ids):
        if (need["family"], need["area"]) not in taken:
            _of(found, need["family"])["needs"].append(need)
    return found


def needs_of(db: Database, family: str) -> list[dict]:
    """What a family needs, in areas where nobody takes care of anything."""
    return unowned(db, [family]).get(family, {"needs": []})["needs"]


def gaps_page(db: Database, who: Any, page: int) -> dict[str, Any]:
    """One page of the reader's families with gaps, by name. Of a protected one only how many there are."""
    visible = visible_families(db, who)
    found = unowned(db, [family["id"] for family in visible])
    every = [{**family, **found[family["id"]]} for family in visible if family["id"] in found]
    last = max(1, -(-len(every) // A_PAGE))
    page = min(max(page, 1), last)
    shown = [_as_seen(family) for family in every[(page - 1) * A_PAGE : page * A_PAGE]]
    reads.note_all(who, [family["id"] for family in shown if not family["protected"]], "gaps")
    return {"families": shown, "page": page, "last": last, "count": len(every)}


def _as_seen(family: dict) -> dict:
    number = len(family["barriers"]) + len(family["needs"])
    hidden = {"barriers": [], "needs": []} if family["protected"] else {}
    return {**family, **hidden, "number": number}


def _of(found: dict[str, dict[str, list[dict]]], family: str) -> dict[str, list[dict]]:
    return found.setdefault(family, {"barriers": [], "needs": []})

"""Two records that may be of one visit: both on a card, as they were written, and a question."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..visits import pair_queries, queries


def twin_cards(db: Database, who: Any, mine: Mapping[str, str]) -> list[dict]:
    """Pairs that a person recorded one of, and for a coach all those of the own families; `mine` is id → name."""
    if not who.works_with_families:
        return []
    cards = []
    for pair in pair_queries.open_pairs(db, mine):
        visits = [visit for id in (pair["one"], pair["other"]) if (visit := queries.visit(db, id))]
        if who.role == "coach" or any(visit["coach"] == who.id for visit in visits):
            cards.append(_card(db, who, pair, visits, mine[pair["family"]]))
    return cards


def _card(db: Database, who: Any, pair: dict, visits: list[dict], family_name: str) -> dict:
    return {
        "kind": "twins",
        "id": pair["id"],
        "at": pair["made_at"],
        "what": "twins",
        "why": "answered_differently" if (said := pair_queries.answers(db, pair["id"])) else "perhaps_same",
        "family": family_name,
        "family_id": pair["family"],
        "visits": [{**visit, "own": visit["coach"] == who.id} for visit in visits],
        "answers": [{**answer, "own": answer["made_by"] == who.id} for answer in said],
    }

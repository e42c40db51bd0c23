"""Two texts where one can stand: both on a card, with who and when. One tap chooses; the other stays in the history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..access import in_own_home, open_family
from ..accounts import queries as accounts
from ..appointments import appointment
from ..core import edit_queries, edits
from ..core.errors import NotFound
from ..families import people
from ..families import queries as families
from ..letters import deal
from ..mapping import choosing
from ..plans.checks import changed_pages
from ..plans.wording import CARDS, LABELS, is_hidden, worded

FAMILYS_OWN = ("goal", "own_words")
ONES_OWN = ("member", "motivation")
PATCHED = frozenset({"text", "own_words", "doer_name", "due"})
"""Fields whose words are their value: a phone can show the choice at once where the text stands."""


@dataclass(frozen=True)
class Shared:
    """Records that staff and the family write alike: whether they are one's own, and on which pages they stand."""

    is_own: Callable[[Database, Any, dict, str], bool]
    pages: Callable[[Any, str], list[str]]


SHARED = {
    "letter": Shared(deal.is_own, deal.changed_pages),
    "appointment": Shared(appointment.is_own, deal.changed_pages),
}
"""Table → what its room says of its records."""


def conflict_cards(db: Database, who: Any, mine: Mapping[str, str]) -> list[dict]:
    """Open conflicts that a person wrote in, and for a coach all those of the own families; `mine` is id → name.

    They go with the family: whoever it has now is told.
    """
    return [
        _card(db, who, conflict, mine[conflict["family"]])
        for conflict in edit_queries.open_conflicts(db, mine)
        if _is_told(db, who, conflict)
    ]


def choose_text(db: Database, who: Any, op: str, conflict_id: str, chosen: str, base: Mapping[str, str]) -> list[str]:
    """Choose the text that shall stand. Staff choose anything; a family between its own words."""
    conflict = edit_queries.conflict(db, conflict_id)
    if conflict is None:
        raise NotFound
    open_family(db, who, conflict["family"])
    if not _may_choose(db, who, conflict):
        raise NotFound
    edits.choose(db, who, op, conflict, chosen, base.get(conflict["field"]))
    choosing.chosen(db, conflict["table"], conflict["record"])
    return [*changed_pages(who, conflict["family"]), *_pages(who, conflict["table"], conflict["family"]), "/attention"]


def _pages(who: Any, table: str, family: str) -> list[str]:
    if table == "member":
        return ["/our-people"] if who.role == "family" else people.changed_by_edit(family, ())
    return SHARED[table].pages(who, family) if table in SHARED else choosing.page_of(table, family)


def _may_choose(db: Database, who: Any, conflict: Mapping[str, Any]) -> bool:
    if who.role != "family":
        return who.works_with_families and choosing.may_choose(db, who, conflict["table"], conflict["record"])
    if (conflict["table"], conflict["field"]) == ONES_OWN:
        return conflict["record"] == who.member
    if conflict["table"] in SHARED:
        family = families.family(db, conflict["family"])
        return family is not None and SHARED[conflict["table"]].is_own(db, who, family, conflict["record"])
    if (conflict["table"], conflict["field"]) != FAMILYS_OWN:
        return False
    home = edit_queries.record_field(db, conflict["table"], conflict["record"], "household")
    return in_own_home(db, who, home)


def _is_told(db: Database, who: Any, conflict: Mapping[str, Any]) -> bool:
    if is_hidden(db, conflict["table"], conflict["record"], conflict["field"]):
        return False
    wrote = who.id in (conflict["user"], conflict["other"])
    return (wrote or who.role == "coach") and _may_choose(db, who, conflict)


def _card(db: Database, who: Any, conflict: dict, family_name: str) -> dict:
    place = conflict["table"], conflict["record"], conflict["field"]
    family = families.family(db, conflict["family"]) or {}
    stands = edit_queries.record_field(db, *place)
    changed = edit_queries.last_edit(db, *place) or edit_queries.made(db, *place[:2]) or {}
    texts = (
        (edits.STANDS, stands, changed.get("user"), changed.get("made_at")),
        (edits.WAITS, conflict["mine"], conflict["user"], conflict["made_at"]),
    )
    return {
        "kind": "edit",
        "id": conflict["id"],
        "at": conflict["made_at"],
        "what": conflict["table"],
        "why": "edited_meanwhile",
        "family": family_name,
        "family_id": conflict["family"],
        "label": LABELS.get((conflict["table"], conflict["field"]), ""),
        "field": conflict["field"],
        "stands": stands or "",
        "record": f"{CARDS.get(conflict['table'])}-{conflict['record']}",
        "patched": conflict["field"] in PATCHED,
        "texts": [
            {
                "which": which,
                "value": text or "",
                "words": worded(db, family, conflict["field"], text),
                "name": _name(db, user),
                "own": user == who.id,
                "at": at,
            }
            for which, text, user, at in texts
        ],
    }


def _name(db: Database, account: str | None) -> str:
    found = accounts.account(db, account) if account else None
    return found["name"] if found else ""

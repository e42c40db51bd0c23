"""Words about a family that has another coach by now: they reach whoever coordinates, and their author hears no more.

Only if the author once was the family's contact person; what anybody writes about a family that never was theirs
stays theirs alone.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..accounts import queries as accounts
from ..core import commands, queries
from ..core.errors import Invalid, NotFound
from ..families import queries as families
from .entry import family_of, understood
from .readable import readable_fields

SETTLING = ("put_away", "accept_words")


def moved_cards(db: Database, who: Any, mine: Mapping[str, str]) -> list[dict]:
    """For a coordinator: what former coaches wrote about families that they had handed over before it arrived."""
    if who.role != "coordinator":
        return []
    cards = []
    for entry in queries.not_permitted(db, SETTLING):
        command, _args, family = _read(db, entry)
        if family in mine and _has_left(db, family, entry["user"]):
            cards.append(_card(db, entry, command, family, mine[family]))
    return cards


def is_told(db: Database, who: Any, entry: Mapping[str, Any]) -> bool:
    """Whether a parked entry is a coordinator's to take care of."""
    if who.role != "coordinator" or entry["reason"] != "not_permitted":
        return False
    family = _read(db, entry)[2]
    return _opens(db, who, family) and _has_left(db, family, entry["user"])


def told_why(db: Database, entry: Mapping[str, Any], family: str | None) -> str | None:
    """What an author is told of words that have gone on to whoever coordinates; None when they have not."""
    if entry["reason"] != "not_permitted" or family is None or not _has_left(db, family, entry["user"]):
        return None
    return "taken_care_of" if queries.settled_by_another(db, entry["op"], SETTLING) else "passed_on"


def accept_words(db: Database, who: Any, op: str, parked_op: str, resolves: str) -> list[str]:
    """Save them with the family after all: in their author's name, by the coordinator's right and operation."""
    if resolves != parked_op:
        raise Invalid("unknown_choice", "resolves")
    entry = queries.parked_entry(db, parked_op)
    if entry is None or not is_told(db, who, entry):
        raise NotFound
    command, args, _family = _read(db, entry)
    author = accounts.account(db, entry["user"])
    if command is None or author is None or queries.settled_by_another(db, parked_op, SETTLING, but=op):
        raise NotFound
    writer = replace(who, id=author["id"], name=author["name"])
    fields = json.loads(entry["fields"])
    return [*commands.run(db, writer, command, args, op, fields, entry["version"] or None), "/attention"]


def _has_left(db: Database, family: str, user: str) -> bool:
    """Whether a person once worked with a family and does not any more."""
    author = accounts.author(db, user, None)
    return families.has_had(db, family, user) and not (author and _opens(db, author, family))


def _opens(db: Database, who: Any, family: str) -> bool:
    try:
        open_family(db, who, family, for_deciders=True)
    except NotFound:
        return False
    return True


def _read(db: Database, entry: Mapping[str, Any]) -> tuple[commands.Command | None, dict[str, Any], str]:
    command, args = understood(entry)
    return command, args, family_of(db, args, json.loads(entry["fields"] or "{}")) or ""


def _card(db: Database, entry: dict, command: commands.Command | None, family: str, name: str) -> dict:
    author = accounts.account(db, entry["user"]) or {"name": ""}
    return {
        "kind": "moved",
        "id": entry["op"],
        "at": entry["received_at"],
        "what": entry["command"],
        "why": "written_by_former",
        "by": author["name"],
        "family": name,
        "family_id": family,
        "said": readable_fields(command, json.loads(entry["fields"]), entry["version"]),
    }

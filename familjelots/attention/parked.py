"""What could not be saved as its author meant: shown in words, opened as the filled form again, or put away."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from ..core import commands, queries
from ..core.errors import Invalid, NotFound
from ..core.journal import public_reason
from ..core.web import words
from . import moved
from .entry import family_of, understood
from .readable import readable_fields


def parked_cards(db: Database, who: Any, mine: Mapping[str, str]) -> list[dict]:
    """A person's own parked entries. A family is named only while it is theirs to open; `mine` is id → name."""
    return [_card(db, entry, mine) for entry in queries.parked_of(db, who.id)]


def correctable(db: Database, who: Any, mine: Mapping[str, str]) -> list[str]:
    """Ids of the own parked entries that can be opened as a form again."""
    return [card["id"] for card in parked_cards(db, who, mine) if card["opens"]]


def filled_again(db: Database, who: Any, parked_op: str) -> Any:
    """The page that a parked entry was written on, with all its words: saving it is a new operation that settles it."""
    entry = queries.parked_entry(db, parked_op)
    if entry is None or entry["user"] != who.id or entry["resolved_at"]:
        raise NotFound
    command, args = understood(entry)
    if command is None or command.page is None:
        raise NotFound
    form = commands.bound_form(command, json.loads(entry["fields"] or "{}"), entry["version"] or None)
    form.validate()
    form.summary = words.of(public_reason(entry["reason"]))
    form.corrects = parked_op
    if entry["reason"] == "id_taken" and "id" in form:
        form["id"].data = str(uuid4())
    return command.page(db, who, form, **args)


def put_away(db: Database, who: Any, op: str, parked_op: str, resolves: str) -> list[str]:  # noqa: ARG001 - in the journal
    """Take a parked entry off one's list. Its words stay in the journal, and so does who put them away."""
    if resolves != parked_op:
        raise Invalid("unknown_choice", "resolves")
    entry = queries.parked_entry(db, parked_op)
    if entry is None or (entry["user"] != who.id and not moved.is_told(db, who, entry)):
        raise NotFound
    return ["/attention"]


def _why(db: Database, entry: Mapping[str, Any], family: str | None, mine: Mapping[str, str]) -> str | None:
    if entry["reason"] == "not_permitted" and family in mine:
        return "open_again"
    return moved.told_why(db, entry, family) or public_reason(entry["reason"])


def _card(db: Database, entry: dict, mine: Mapping[str, str]) -> dict:
    command, args = understood(entry)
    fields = json.loads(entry["fields"] or "{}")
    family = family_of(db, args, fields)
    return {
        "kind": "parked",
        "id": entry["op"],
        "at": entry["received_at"],
        "what": entry["command"],
        "why": _why(db, entry, family, mine),
        "family": mine.get(family or ""),
        "family_id": family if family in mine else "",
        "opens": command is not None and command.page is not None and (family in mine or (not family and not args)),
        "said": readable_fields(command, fields, entry["version"]),
    }

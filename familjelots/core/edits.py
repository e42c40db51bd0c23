"""Edits that never overwrite: each field carries the value its author saw."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from . import clock, queries


def merge(
    db: Database, who: Any, op: str, table: str, record: str, edits: Mapping[str, tuple[str | None, str | None]]
) -> list[str]:
    """Apply an edit's fields, each given as (the value its author saw, the new value).

    A field that somebody else has changed meanwhile keeps the stored value, and both texts are kept as an open
    conflict. Returns the names of those fields.
    """
    met = []
    for field, (base, new) in edits.items():
        if base == new:
            continue
        stored = queries.record_field(db, table, record, field) or ""
        if stored == (new or ""):
            continue
        if stored == (base or ""):
            queries.set_field(db, table, record, field, new)
        else:
            met.append(field)
            _keep_both(db, who, op, table, record, field, base, stored, new)
    return met


def _keep_both(
    db: Database, who: Any, op: str, table: str, record: str, field: str, base: Any, theirs: Any, mine: Any
) -> None:
    queries.keep_conflict(
        db,
        {
            "id": str(uuid5(UUID(op), f"{record}.{field}")),
            "table": table,
            "record": record,
            "field": field,
            "base": base,
            "theirs": theirs,
            "mine": mine,
            "user": who.id,
            "made_at": clock.stamp(),
            "op": op,
        },
    )

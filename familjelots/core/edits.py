"""Edits that never overwrite: each field carries the value its author saw, and no text that was there is forgotten."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from . import clock
from . import edit_queries as queries

STANDS, WAITS = "stands", "waits"
"""The two texts of a conflict: the one that stands in the record, and the one that came too late to be put there."""


def merge(
    db: Database, who: Any, op: str, table: str, record: str, edits: Mapping[str, tuple[str | None, str | None]]
) -> list[str]:
    """Apply an edit's fields, each given as (the value its author saw, the new value).

    A field that somebody else has changed meanwhile keeps the stored value, and both texts are kept as an open
    conflict. Returns the names of the changed fields in which two texts wait for somebody to choose, from now or from
    before: their card on the list of what to look at says what stands.
    """
    touched = []
    for field, (base, new) in edits.items():
        if base == new:
            continue
        stored = queries.record_field(db, table, record, field)
        if (stored or "") == (new or ""):
            continue
        touched.append(field)
        if (stored or "") == (base or ""):
            _put(db, op, table, record, field, stored, new, {"user": who.id})
        else:
            _keep_both(db, op, table, record, field, base, stored, new, who.id)
    waiting = queries.fields_that_wait(db, table, record) if touched else ()
    return [field for field in touched if field in waiting]


def choose(db: Database, who: Any, op: str, conflict: Mapping[str, Any], chosen: str, seen: str | None) -> bool:
    """Let one of two texts stand; the other stays in the record's history. `seen` is what stood there for the chooser.

    Whoever finds that somebody else has chosen otherwise, or changed the text, overwrites nothing: both texts are kept
    as a new conflict, for both to see. Returns whether the chosen text stands now.
    """
    place = conflict["table"], conflict["record"], conflict["field"]
    stored = queries.record_field(db, *place)
    seen = conflict["theirs"] if seen is None else seen
    wanted = conflict["mine"] if chosen == WAITS else seen
    stands = (stored or "") == (wanted or "")
    if not stands and (stored or "") == (seen or "") and not conflict["settled_at"]:
        _put(db, op, *place, stored, wanted, {"user": conflict["user"], "chosen_by": who.id})
        stands = True
    elif not stands:
        _keep_both(db, op, *place, seen, stored, wanted, who.id, against=conflict["settled_by"])
    queries.settle_conflict(db, conflict["id"], chosen, who.id, clock.stamp())
    return stands


def _put(
    db: Database, op: str, table: str, record: str, field: str, before: Any, after: Any, by: Mapping[str, str]
) -> None:
    queries.set_field(db, table, record, field, after)
    place = {"table": table, "record": record, "field": field}
    queries.remember(db, {**place, "before": before, "after": after, **by, "made_at": clock.stamp(), "op": op})


def _keep_both(
    db: Database, op: str, table: str, record: str, field: str, base: Any, theirs: Any, mine: Any, user: str,
    against: str | None = None,
) -> None:  # fmt: skip
    """`against`: who is to be told, if that is not the writer of the text that stands."""
    writer = queries.last_edit(db, table, record, field) or queries.made(db, table, record) or {}
    queries.keep_conflict(
        db,
        {
            "id": str(uuid5(UUID(op), f"{record}.{field}")),
            "table": table,
            "record": record,
            "field": field,
            "family": queries.record_field(db, table, record, "family"),
            "base": base,
            "theirs": theirs,
            "mine": mine,
            "user": user,
            "other": against or writer.get("chosen_by") or writer.get("user"),
            "other_at": writer.get("made_at"),
            "made_at": clock.stamp(),
            "op": op,
        },
    )

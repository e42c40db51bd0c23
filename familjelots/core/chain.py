"""The journal's own rows: one for each operation, each bound to the row before it by a hash."""

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlite_utils import Database

from . import canonical, clock, queries

APP_VERSION = "1"


@dataclass(frozen=True)
class Entry:
    """One operation as it was posted. `fields` is name → list of strings, canonical."""

    op: str
    path: str
    fields: Mapping[str, list[str]]
    command: str | None = None
    version: int | None = None
    made_at: str | None = None
    app_version: str = APP_VERSION


class Chain:
    """The end of the journal within one write transaction: nobody else can add to it meanwhile.

    What fifty entries would each ask the database (the last row, whether it is known, whether anything waits)
    is asked once for all of them.
    """

    def __init__(self, db: Database, ops: Iterable[str]) -> None:
        self.db = db
        self._known = {row["op"]: row for row in queries.entries(db, ops)}
        last = queries.last_entry(db)
        self._last = (last["seq"], last["hash"]) if last else (0, b"")
        self.anything_waits = queries.anything_waits(db)

    def known(self, op: str) -> Mapping[str, Any] | None:
        """The row of an operation, among those asked for and those begun since."""
        return self._known.get(op)

    def begin(self, who: Any, entry: Entry, command: str, version: int, resolves: str | None) -> dict[str, Any]:
        """The operation's row, before its command runs.

        Rows that the command makes point at it. Were it to come after them, SQLite would search every table of the
        house for rows that had waited for it, at every operation.
        """
        salt = os.urandom(16)
        fields = canonical.as_json(entry.fields)
        record = {
            "seq": self._last[0] + 1,
            "op": entry.op,
            "user": who.id,
            "device": who.device,
            "command": command,
            "version": version,
            "path": entry.path,
            "fields": fields,
            "salt": salt,
            "digest": _digest(salt, entry.path, fields),
            "made_at": entry.made_at,
            "received_at": clock.stamp(),
            "app_version": entry.app_version,
            "outcome": "applied",
            "resolves": resolves,
            "prev": self._last[1],
            "hash": b"",
        }
        queries.append(self.db, record)
        return record

    def end(self, record: dict[str, Any], outcome: str, reason: str | None, affects: list[str]) -> None:
        """What became of it, and the link to the row before."""
        record |= {"outcome": outcome, "reason": reason, "affects": canonical.as_json(affects)}
        record["hash"] = chain_hash(record)
        queries.settle(self.db, record)
        self._known[record["op"]] = record
        self._last = (record["seq"], record["hash"])
        self.anything_waits |= bool(reason and reason.startswith("waits:"))

    def undo(self, op: str) -> None:
        """Forget the newest row, which the database has rolled back."""
        record = self._known.pop(op)
        self._last = (record["seq"] - 1, record["prev"])


def is_same(row: Mapping[str, Any], entry: Entry) -> bool:
    """Whether a journal row holds an entry's very words, as far as they have not been erased."""
    return row["salt"] is None or row["digest"] == _digest(row["salt"], entry.path, canonical.as_json(entry.fields))


def digest_of(record: Mapping[str, Any]) -> bytes:
    """The digest that the words of a journal row give today."""
    return _digest(record["salt"], record["path"], record["fields"])


def _digest(salt: bytes, path: str, fields: str) -> bytes:
    return hashlib.sha256(salt + f"[{canonical.as_json(path)},{fields}]".encode()).digest()


_CHAINED = (
    "seq", "op", "user", "device", "command", "version", "path",
    "made_at", "received_at", "app_version", "outcome", "reason", "affects", "resolves",
)  # fmt: skip


def chain_hash(record: Mapping[str, Any]) -> bytes:
    """The hash of a journal row over the row before it, its own facts and the salted digest of its words."""
    facts = orjson.dumps([record[name] for name in _CHAINED])
    return hashlib.sha256(record["prev"] + record["digest"] + facts).digest()

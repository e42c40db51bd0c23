"""Every operation once: applied or parked, chained by hashes, answered by a receipt."""

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

import structlog
from sqlite_utils import Database

from . import canonical, clock, commands, queries
from .db import savepoint, write
from .errors import Conflict, NotFound, Refused

APP_VERSION = "1"
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
log = structlog.get_logger()

_find_author: list[Callable[[Database, str, str | None], Any]] = []


def know_authors(find: Callable[[Database, str, str | None], Any]) -> None:
    """Say how an entry's author is found again: `find(db, user, device)`. The room of accounts does that."""
    _find_author[:] = [find]


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


@dataclass(frozen=True)
class Receipt:
    """What became of an operation. `status` is 201 applied, 200 already known, 202 parked, 422 held by the phone."""

    op: str
    status: int
    outcome: str
    reason: str | None
    received_at: str
    seq: int | None
    affects: list[str]


def is_op(text: object) -> bool:
    """Whether a value can be an operation's id: a lower-case UUID."""
    return isinstance(text, str) and _UUID.fullmatch(text) is not None


def receive(db: Database, who: Any, entries: Iterable[Entry]) -> list[Receipt]:
    """Take entries from a phone's outbox in one transaction; each ends as applied or parked, never refused.

    Raises sqlite3.OperationalError when the database is locked, full or broken; nothing is journalled then.
    """
    with write(db):
        return [_receive_one(db, who, entry) for entry in entries]


def submit(db: Database, who: Any, entry: Entry) -> Receipt:
    """Take one plain form post: applied, or `Refused` is raised and nothing is journalled.

    A page that a browser went back to may post other words under an operation that is done: they are refused, not lost.
    """
    with write(db):
        known = _known(db, who, entry)
        if known and known.outcome == "held":
            raise Conflict("op_reused")
        if known:
            return known
        found = commands.register.find(entry.path, entry.command)
        if found is None:
            raise NotFound
        command, args = found
        record = _begin(db, who, entry, command)
        try:
            affects = commands.run(db, who, command, args, entry.op, entry.fields)
        except sqlite3.IntegrityError as taken:
            raise _refusal(taken) from taken
        receipt = _end(db, record, "applied", None, affects)
        _rerun_waiting(db, entry)
        return receipt


def _receive_one(db: Database, who: Any, entry: Entry) -> Receipt:
    known = _known(db, who, entry)
    if known:
        return known
    receipt = _attempt(db, who, entry)
    if receipt.outcome == "applied":
        _rerun_waiting(db, entry)
    return receipt


def _known(db: Database, who: Any, entry: Entry) -> Receipt | None:
    row = queries.entry(db, entry.op)
    if row is None:
        return None
    same = row["user"] == who.id and (row["salt"] is None or row["digest"] == _digest(row["salt"], entry))
    if not same:
        log.error("op_reused", op=entry.op)
        return Receipt(entry.op, 422, "held", "op_reused", clock.stamp(), None, [])
    reason = public_reason(row["reason"])
    return Receipt(entry.op, 200, row["outcome"], reason, row["received_at"], row["seq"], json.loads(row["affects"]))


def _attempt(db: Database, who: Any, entry: Entry, resolves: str | None = None) -> Receipt:
    found = commands.register.find(entry.path, entry.command)
    if found is None or (entry.command and entry.command != found[0].name):
        return _end(db, _begin(db, who, entry, None, resolves), "parked", "unknown_command", [])
    command, args = found
    record = _begin(db, who, entry, command, resolves)
    try:
        with savepoint(db):
            affects = commands.run(db, who, command, args, entry.op, entry.fields)
    except sqlite3.OperationalError:
        raise
    except Exception as problem:  # noqa: BLE001 - whatever a verb does, the words are kept
        return _end(db, record, "parked", _refusal(problem).code, [])
    return _end(db, record, "applied", None, affects)


def _refusal(problem: Exception) -> Refused:
    if isinstance(problem, Refused):
        return problem
    if isinstance(problem, sqlite3.IntegrityError) and "UNIQUE" in str(problem):
        return Refused("id_taken")
    log.error("verb_crashed", exc_info=problem)
    return Refused("fault")


def _begin(
    db: Database, who: Any, entry: Entry, command: commands.Command | None, resolves: str | None = None
) -> dict[str, Any]:
    """The operation's row, before its command runs.

    Rows that the command makes point at it. Were it to come after them, SQLite would search every table of the house
    for rows that had waited for it, at every operation.
    """
    salt = os.urandom(16)
    last = queries.last_entry(db)
    record = {
        "seq": (last["seq"] if last else 0) + 1,
        "op": entry.op,
        "user": who.id,
        "device": who.device,
        "command": command.name if command else (entry.command or "unknown"),
        "version": entry.version or (command.version if command else 0),
        "path": entry.path,
        "fields": canonical.as_json(entry.fields),
        "salt": salt,
        "digest": _digest(salt, entry),
        "made_at": entry.made_at,
        "received_at": clock.stamp(),
        "app_version": entry.app_version,
        "outcome": "applied",
        "resolves": resolves or _resolves(entry),
        "prev": last["hash"] if last else b"",
        "hash": b"",
    }
    queries.append(db, record)
    return record


def _end(db: Database, record: dict[str, Any], outcome: str, reason: str | None, affects: list[str]) -> Receipt:
    """What became of it, and the link to the row before."""
    record |= {"outcome": outcome, "reason": reason, "affects": canonical.as_json(affects)}
    record["hash"] = chain_hash(record)
    queries.settle(db, record)
    status = 201 if outcome == "applied" else 202
    told = public_reason(reason)
    return Receipt(record["op"], status, outcome, told, record["received_at"], record["seq"], affects)


def _resolves(entry: Entry) -> str | None:
    given = next(iter(entry.fields.get("resolves", ())), None)
    return given if is_op(given) else None


def _rerun_waiting(db: Database, entry: Entry) -> None:
    """Entries that waited for an id that has now arrived run again, each as a new row that resolves the old one.

    Anybody may post a field that looks like that id: whatever still waits for it afterwards has not run.
    """
    if not queries.anything_waits(db):
        return
    made = [item for name, items in entry.fields.items() if name.split("-")[-1] == "id" for item in items]
    for waiting in queries.waiting_for(db, made):
        rerun = Entry(
            op=str(uuid5(UUID(waiting["op"]), "rerun")),
            path=waiting["path"],
            fields=json.loads(waiting["fields"]),
            made_at=waiting["made_at"],
        )
        if queries.entry(db, rerun.op):
            continue
        if _rerun(db, waiting, rerun):
            _rerun_waiting(db, rerun)


class _StillWaits(Exception):  # noqa: N818 - nothing wrong, nothing new
    """What an entry waits for has not come."""


def _rerun(db: Database, waiting: Mapping[str, Any], rerun: Entry) -> bool:
    """Whether an entry that waited is applied now. One that goes on waiting leaves no trace."""
    author = _find_author[0](db, waiting["user"], waiting["device"])
    if author is None:
        return False
    try:
        with savepoint(db):
            receipt = _attempt(db, author, rerun, resolves=waiting["op"])
            if (queries.entry(db, rerun.op) or {}).get("reason") == waiting["reason"]:
                raise _StillWaits
    except _StillWaits:
        return False
    return receipt.outcome == "applied"


def public_reason(reason: str | None) -> str | None:
    """The reason as anybody may hear it: what is foreign, missing or taken sounds the same."""
    hidden = reason and (reason.startswith("waits:") or reason in ("not_permitted", "id_taken"))
    return "not_found" if hidden else reason


def _digest(salt: bytes, entry: Entry) -> bytes:
    content = canonical.as_json([entry.path, entry.fields])
    return hashlib.sha256(salt + content.encode()).digest()


def digest_of(record: Mapping[str, Any]) -> bytes:
    """The digest that the words of a journal row give today."""
    return _digest(record["salt"], Entry(record["op"], record["path"], json.loads(record["fields"])))


_CHAINED = (
    "seq", "op", "user", "device", "command", "version", "path",
    "made_at", "received_at", "app_version", "outcome", "reason", "affects", "resolves",
)  # fmt: skip


def chain_hash(record: Mapping[str, Any]) -> bytes:
    """The hash of a journal row over the row before it, its own facts and the salted digest of its words."""
    facts = canonical.as_json([record[name] for name in _CHAINED])
    return hashlib.sha256(record["prev"] + record["digest"] + facts.encode()).digest()

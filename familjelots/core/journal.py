"""Every operation once: applied or parked, chained by hashes, answered by a receipt."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

import structlog
from sqlite_utils import Database

from . import clock, commands, queries
from .chain import Chain, Entry, is_same
from .db import savepoint, write
from .errors import Conflict, NotFound, Refused
from .written import written

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
log = structlog.get_logger()

_find_author: list[Callable[[Database, str, str | None], Any]] = []


def know_authors(find: Callable[[Database, str, str | None], Any]) -> None:
    """Say how an entry's author is found again: `find(db, user, device)`. The room of accounts does that."""
    _find_author[:] = [find]


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
    listed = list(entries)
    with write(db, many=len(listed) > 1):
        chain = Chain(db, [entry.op for entry in listed])
        return [_receive_one(chain, who, entry) for entry in listed]


def submit(db: Database, who: Any, entry: Entry) -> Receipt:
    """Take one plain form post: applied, or `Refused` is raised and nothing is journalled.

    A page that a browser went back to may post other words under an operation that is done: they are refused, not lost.
    """
    with write(db):
        chain = Chain(db, [entry.op])
        known = _known(chain, who, entry)
        if known and known.outcome == "held":
            raise Conflict("op_reused")
        if known:
            return known
        found = commands.register.find(entry.path, entry.command)
        if found is None:
            raise NotFound
        command, args = found
        record = _begin(chain, who, entry, command)
        try:
            affects = commands.run(db, who, command, args, entry.op, entry.fields, entry.version)
        except sqlite3.IntegrityError as taken:
            raise _refusal(taken) from taken
        receipt = _end(chain, record, "applied", None, affects)
        _rerun_waiting(chain, entry)
        return receipt


def _receive_one(chain: Chain, who: Any, entry: Entry) -> Receipt:
    known = _known(chain, who, entry)
    if known:
        return known
    receipt = _attempt(chain, who, entry)
    if receipt.outcome == "applied":
        _rerun_waiting(chain, entry)
    return receipt


def _known(chain: Chain, who: Any, entry: Entry) -> Receipt | None:
    row = chain.known(entry.op)
    if row is None:
        return None
    if row["user"] != who.id or not is_same(row, entry):
        log.error("op_reused", op=entry.op)
        return Receipt(entry.op, 422, "held", "op_reused", clock.stamp(), None, [])
    reason = public_reason(row["reason"])
    return Receipt(entry.op, 200, row["outcome"], reason, row["received_at"], row["seq"], json.loads(row["affects"]))


def _attempt(chain: Chain, who: Any, entry: Entry, resolves: str | None = None) -> Receipt:
    found = commands.register.find(entry.path, entry.command)
    if found is None or (entry.command and entry.command != found[0].name):
        return _end(chain, _begin(chain, who, entry, None, resolves), "parked", "unknown_command", [])
    command, args = found
    record = _begin(chain, who, entry, command, resolves)
    try:
        with savepoint(chain.db), written(entry.made_at):
            affects = commands.run(chain.db, who, command, args, entry.op, entry.fields, entry.version)
    except sqlite3.OperationalError:
        raise
    except Exception as problem:  # noqa: BLE001 - whatever a verb does, the words are kept
        return _end(chain, record, "parked", _refusal(problem).code, [])
    return _end(chain, record, "applied", None, affects)


def _refusal(problem: Exception) -> Refused:
    if isinstance(problem, Refused):
        return problem
    if isinstance(problem, sqlite3.IntegrityError) and "UNIQUE" in str(problem):
        return Refused("id_taken")
    log.error("verb_crashed", exc_info=problem)
    return Refused("fault")


def _begin(
    chain: Chain, who: Any, entry: Entry, command: commands.Command | None, resolves: str | None = None
) -> dict[str, Any]:
    name = command.name if command else (entry.command or "unknown")
    version = entry.version or (command.version if command else 0)
    return chain.begin(who, entry, name, version, resolves or _resolves(entry))


def _end(chain: Chain, record: dict[str, Any], outcome: str, reason: str | None, affects: list[str]) -> Receipt:
    chain.end(record, outcome, reason, affects)
    status = 201 if outcome == "applied" else 202
    told = public_reason(reason)
    return Receipt(record["op"], status, outcome, told, record["received_at"], record["seq"], affects)


def _resolves(entry: Entry) -> str | None:
    given = next(iter(entry.fields.get("resolves", ())), None)
    return given if is_op(given) else None


def _rerun_waiting(chain: Chain, entry: Entry) -> None:
    """Entries that waited for an id that has now arrived run again, each as a new row that resolves the old one.

    Anybody may post a field that looks like that id: whatever still waits for it afterwards has not run.
    """
    if not chain.anything_waits:
        return
    made = [item for name, items in entry.fields.items() if name.split("-")[-1] == "id" for item in items]
    for waiting in queries.waiting_for(chain.db, made):
        rerun = _again(waiting)
        if queries.entry(chain.db, rerun.op):
            continue
        if _rerun(chain, waiting, rerun):
            _rerun_waiting(chain, rerun)


def try_again(db: Database) -> int:
    """Run entries again that an earlier server did not understand, such as those of phones that were ahead of it.

    Whoever serves a new version does this once. How many are applied now.
    """
    if not queries.not_understood(db):
        return 0
    with write(db, many=True):
        chain, applied = Chain(db, []), 0
        for waiting in queries.not_understood(db):
            rerun = _again(waiting)
            if not queries.entry(db, rerun.op) and _rerun(chain, waiting, rerun):
                applied += 1
                _rerun_waiting(chain, rerun)
        return applied


def _again(waiting: Mapping[str, Any]) -> Entry:
    """The same words as another operation, always the same one."""
    return Entry(
        op=str(uuid5(UUID(waiting["op"]), "rerun")),
        path=waiting["path"],
        fields=json.loads(waiting["fields"]),
        version=waiting["version"] or None,
        made_at=waiting["made_at"],
    )


class _StillWaits(Exception):  # noqa: N818 - nothing wrong, nothing new
    """What an entry waits for has not come."""


def _rerun(chain: Chain, waiting: Mapping[str, Any], rerun: Entry) -> bool:
    """Whether an entry that waited is applied now. One that goes on waiting leaves no trace."""
    author = _find_author[0](chain.db, waiting["user"], waiting["device"])
    if author is None:
        return False
    try:
        with savepoint(chain.db):
            receipt = _attempt(chain, author, rerun, resolves=waiting["op"])
            if (chain.known(rerun.op) or {}).get("reason") == waiting["reason"]:
                raise _StillWaits
    except _StillWaits:
        chain.undo(rerun.op)
        return False
    return receipt.outcome == "applied"


def public_reason(reason: str | None) -> str | None:
    """The reason as anybody may hear it: what is foreign, missing or taken sounds the same."""
    hidden = reason and (reason.startswith("waits:") or reason in ("not_permitted", "id_taken"))
    return "not_found" if hidden else reason

"""Long work: asked for in a request, done by `familjelots work`, told about while it goes on.

A piece belongs to whoever claims it, as long as its lease is renewed by telling how far it has come. Whoever dies in
the middle lets the lease run out, and the piece begins again: so a kind of work either changes nothing of the house, or
does so by one operation with an id of its own, which the journal takes only once.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

import orjson
import structlog
from sqlite_utils import Database

from . import clock, job_queries
from .db import open_database, row
from .errors import Refused

FILE = "work.db"
LEASE = timedelta(seconds=30)
TELL_EVERY = 0.5
MOST_ATTEMPTS = 3
AGAIN_AFTER = timedelta(seconds=5)
KEPT = timedelta(days=7)

Work = Callable[[Database, dict], dict]
"""`work(db, job) -> outcome`; the job has id, account and facts. Raises `Refused` where another try would not help."""

log = structlog.get_logger()
_kinds: dict[str, Work] = {}
_local = threading.local()


class Lost(Exception):  # noqa: N818 - what happened, not what is wrong
    """Somebody else has the piece now."""


def register(kind: str, work: Work) -> None:
    """Say how a kind of work is done."""
    _kinds[kind] = work


def beside(db: Database) -> Database:
    """This thread's connection to the database of long work, in the folder of the house's own."""
    found = row(db, "SELECT file FROM pragma_database_list WHERE name = 'main'") or {}
    path = Path(found["file"]).parent / FILE
    if getattr(_local, "path", None) != path:
        _local.path, _local.db = path, open_database(path)
        job_queries.create(_local.db)
    return _local.db


def add(db: Database, who: Any, kind: str, facts: dict, id: str | None = None) -> str:
    """Ask for a piece of work; its id."""
    record = {"id": id or str(uuid4()), "kind": kind, "account": who.id, "facts": orjson.dumps(facts).decode()}
    job_queries.add(beside(db), {**record, "made_at": _precise()})
    return record["id"]


def job(db: Database, id: str) -> dict | None:
    """A piece of work: state, done of total, what came of it."""
    return job_queries.job(beside(db), id)


def work(db: Database) -> int:
    """Do what waits, one piece after another; how many."""
    own, count = beside(db), 0
    job_queries.forget(own, clock.stamp_of(clock.now() - KEPT))
    while (claimed := job_queries.claim(own, lease := str(uuid4()), _precise(), _precise(LEASE))) is not None:
        _do(db, own, claimed, lease)
        count += 1
    return count


def _do(db: Database, own: Database, claimed: dict, lease: str) -> None:
    state, outcome, later = "done", {}, _precise()
    try:
        if claimed["attempts"] > MOST_ATTEMPTS:
            raise Refused("fault")  # its worker has died each time
        with _telling(own, claimed["id"], lease):
            outcome = _kinds[claimed["kind"]](db, claimed)
    except Lost:
        return
    except Refused as refused:
        state, outcome = "failed", {"reason": refused.code}
    except Exception:
        log.exception("job_crashed", job=claimed["id"], kind=claimed["kind"])
        state = "waiting" if claimed["attempts"] < MOST_ATTEMPTS else "failed"
        outcome, later = {"reason": "fault"}, _precise(AGAIN_AFTER)
    job_queries.settle(own, claimed["id"], lease, state, outcome, later)


@dataclass
class _Teller:
    db: Database
    id: str
    lease: str
    told: float = field(default=0.0)


_teller: ContextVar[_Teller | None] = ContextVar("teller", default=None)


@contextmanager
def _telling(db: Database, id: str, lease: str) -> Iterator[None]:
    token = _teller.set(_Teller(db, id, lease))
    try:
        yield
    finally:
        _teller.reset(token)


def tell(done: int, total: int) -> None:
    """Say how far the work has come, where it is a job; to be said often. Raises `Lost` when another has it."""
    teller = _teller.get()
    if teller is None or (monotonic() - teller.told < TELL_EVERY and done < total):
        return
    if not job_queries.tell(teller.db, teller.id, teller.lease, done, total, _precise(LEASE)):
        raise Lost
    teller.told = monotonic()


def _precise(later: timedelta = timedelta(0)) -> str:
    """A moment with its milliseconds: work is done in the order in which it was asked for."""
    return (clock.now() + later).isoformat(timespec="milliseconds")

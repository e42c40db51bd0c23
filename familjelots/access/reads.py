"""Who read about whom: one row a person, family, kind of page and hour, in a database of its own.

Reads are logged without waiting for the disk (one synchronous commit would cost more than the page): a power cut
may lose the last second of them.
"""

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.db import execute, open_database, rows, write

_local = threading.local()
_place: dict[str, str] = {}
_KNOWN_MAX = 2_000
"""Readers, kinds of page and hours of which it is remembered what has been logged."""
_for_phone = ContextVar("for_phone", default=False)


def register(instance: str) -> None:
    """Say where the log lies."""
    _place["path"] = str(Path(instance) / "reads.db")


@contextmanager
def kept_on_phone() -> Iterator[None]:
    """Pages opened in here are for a phone to keep: one row a person, family and day."""
    token = _for_phone.set(True)
    try:
        yield
    finally:
        _for_phone.reset(token)


def note(who: Any, family: str, page: str) -> None:
    """Log that a person reads a page about a family. The same within one hour is one row."""
    note_at(who, family, *_named(page))


def note_all(who: Any, families: Iterable[str], page: str) -> None:
    """Log that a person reads a page on which words about several families stand."""
    page, hour = _named(page)
    fresh = set(families).difference(_known().get((who.id, page, hour), ()))
    if fresh:
        with write(_log()):
            for family in sorted(fresh):
                note_at(who, family, page, hour)


def _named(page: str) -> tuple[str, str]:
    """The kind of page as it is logged, and the hour; the day for what a phone keeps."""
    hour = clock.stamp()[:13]
    return ("kept on phone", hour[:10]) if _for_phone.get() else (page, hour)


def note_at(who: Any, family: str, page: str, hour: str) -> None:
    """Log a read of a certain hour, such as one that a phone tells of afterwards."""
    known = _known().setdefault((who.id, page, hour), set())
    if family in known:
        return
    sql = "INSERT OR IGNORE INTO read (user, family, page, hour) VALUES (?, ?, ?, ?)"
    execute(_log(), sql, who.id, family, page, hour)
    if len(_known()) > _KNOWN_MAX:
        _known().clear()
    known.add(family)


def about(family: str, most: int = 200) -> list[dict]:
    """Who has read about a family, newest first."""
    return rows(_log(), "SELECT user, page, hour FROM read WHERE family = ? ORDER BY hour DESC LIMIT ?", family, most)


def first_reads(things: Iterable[str], page: str) -> dict[tuple[str, str], str]:
    """(thing, reader) → the hour in which it was first read, of reads of one kind of page."""
    sql = """SELECT family, user, min(hour) AS hour FROM read
             WHERE page = ? AND family IN (SELECT value FROM json_each(?)) GROUP BY family, user"""
    found = rows(_log(), sql, page, json.dumps(list(things)))
    return {(one["family"], one["user"]): one["hour"] for one in found}


def _known() -> dict[tuple[str, str, str], set[str]]:
    _log()
    return _local.known


def _log() -> Database:
    path = _place["path"]
    if getattr(_local, "path", None) != path:
        Path(path).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _local.db = open_database(path, durable=False)
        execute(
            _local.db,
            """CREATE TABLE IF NOT EXISTS read (
                user TEXT NOT NULL, family TEXT NOT NULL, page TEXT NOT NULL, hour TEXT NOT NULL,
                PRIMARY KEY (user, family, page, hour)) STRICT, WITHOUT ROWID""",
        )
        _local.path, _local.known = path, {}
    return _local.db

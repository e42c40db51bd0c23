"""Find a programme: one that ships, or one of the instance's own, in the version that is asked for."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Any

import structlog
from sqlite_utils import Database

from . import queries
from .packs import shipped, versions
from .parse import parse
from .problem import BadPack
from .tree import Programme

MOST_KEPT = 200
log = structlog.get_logger()
_kept: OrderedDict[tuple[str, str, int], Programme] = OrderedDict()
_lock = Lock()


def programme(db: Database, name: str, version: int | None = None) -> Programme:
    """A programme in a version, the newest when none is named.

    A name that nobody knows has the areas that all share: a family's page must open whatever has been lost.
    """
    return known_programme(db, name, version) or next(iter(shipped().values()))


def known_programme(db: Database, name: str, version: int | None = None) -> Programme | None:
    """The same, or None when there is no such programme or version."""
    known = versions().get(name)
    if known:
        return known.get(version or max(known))
    found = version or queries.newest_version(db, name)
    return _own(db, name, found) if found else None


def programme_of(db: Database, family: Mapping[str, Any]) -> Programme:
    """A family's programme in the version under which it is measured. Asks the database only the first time."""
    return programme(db, family["programme"], family.get("programme_version"))


def programmes(db: Database) -> dict[str, Programme]:
    """The newest version of every programme by id, the instance's own first."""
    own = [_own(db, found["id"], found["version"]) for found in queries.newest_versions(db)]
    return {found.id: found for found in own if found} | shipped()


def newest(db: Database, name: str) -> int | None:
    """The version under which a family that comes now is measured; None when there is no such programme."""
    known = versions().get(name)
    return max(known) if known else queries.newest_version(db, name)


def _own(db: Database, name: str, version: int) -> Programme | None:
    """A version never changes, so what has been read once is kept, for each database file."""
    key = (getattr(db.conn, "queue", ""), name, version)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    text = queries.pack(db, name, version)
    read = _read(text, name) if text is not None else None
    if read and not db.conn.in_transaction:  # what is being written may still be undone
        with _lock:
            _kept[key] = read
            while len(_kept) > MOST_KEPT:
                _kept.popitem(last=False)
    return read


def _read(text: str, name: str) -> Programme | None:
    try:
        return parse(text, name)
    except BadPack:
        log.exception("programme_unreadable", programme=name)
        return None

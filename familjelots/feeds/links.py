"""A feed's link: drawn, shown once, found again by its hash, ended."""

import hashlib
import secrets
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from . import queries

TOKEN_BYTES = 32
MOST = 5
ROLES = ("coach", "coordinator")
"""Who has visits to see in a calendar."""


def make_link(db: Database, who: Any, *, named: bool) -> str:
    """A new link's token. Of more than five the oldest ends."""
    token, stamp = secrets.token_urlsafe(TOKEN_BYTES), clock.stamp()
    record = {"id": str(uuid4()), "token_hash": _hash(token), "account": who.id, "named": int(named), "made_at": stamp}
    with write(db):
        queries.add(db, record)
        for old in queries.feeds_of(db, who.id)[MOST:]:
            queries.end(db, old["id"], who.id, stamp)
    return token


def end_link(db: Database, who: Any, id: str) -> None:
    """End one of one's own links at once."""
    with write(db):
        queries.end(db, id, who.id, clock.stamp())


def feed_at(db: Database, token: str) -> dict | None:
    """The feed that a link leads to. What has ended and what never was are alike."""
    found = queries.feed(db, _hash(token))
    if found is None or found["role"] not in ROLES:
        return None
    with write(db):
        queries.fetched(db, found["id"], clock.stamp())
    return found


def _hash(token: str) -> bytes:
    return hashlib.sha256(token[:200].encode()).digest()

"""A link and a code for somebody without an account: the link is sent, the code told apart from it.

Both are shown once; only their hashes are kept. A link leads to one thing, of the kind that its room has named.
"""

import hashlib
import secrets
from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..core.errors import Refused
from . import codes, link_queries

TOKEN_BYTES = 24
STAYS = timedelta(hours=2)


def make_link(db: Database, kind: str, thing: str, made_by: str, until_day: str) -> tuple[str, str]:
    """A new link's token and its code, good up to a day; those before them are good no longer."""
    token, code = secrets.token_urlsafe(TOKEN_BYTES), codes.draw()
    record = {"thing": thing, "kind": kind, "token_hash": _hash(token), "code_hash": codes.hidden(db, code)}
    with write(db):
        link_queries.put_link(
            db, {**record, "until_day": until_day, "made_by": made_by, "made_at": clock.stamp()}
        )  # fmt: skip
    return token, code


def link_at(db: Database, token: str) -> dict | None:
    """The link of a token while it is good. What has ended and what never was are alike."""
    return link_queries.link(db, _hash(token), clock.today().isoformat())


def come_in(db: Database, link: dict, typed: str, origin: str) -> str:
    """A short session for whoever knows the code. Wrong ones are counted, and end the link when they are many."""
    session, stamp = secrets.token_urlsafe(TOKEN_BYTES), clock.stamp()
    with write(db):
        refusal = codes.refusal(db, typed, link["code_hash"], origin, link["thing"])
        if refusal == codes.SPENT:
            link_queries.end_link(db, link["thing"], stamp)
        if refusal is None:
            until = clock.stamp_of(clock.now() + STAYS)
            record = {"token_hash": _hash(session), "thing": link["thing"], "until_at": until}
            link_queries.add_session(db, record, stamp)
    if refusal:
        raise Refused(refusal, "code")
    return session


def is_in(db: Database, session: str, link: dict) -> bool:
    """Whether a session is good for this link's thing now."""
    return bool(session) and link_queries.is_in(db, _hash(session), link["thing"], clock.stamp())


def _hash(token: str) -> bytes:
    return hashlib.sha256(token[:200].encode()).digest()

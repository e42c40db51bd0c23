"""Sessions: started, found again by cookie and secret, ended. Only hashes are stored."""

import hashlib
import hmac
import secrets
from datetime import timedelta
from uuid import uuid4

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from . import queries
from .person import Person

IDLE = {
    "phone": timedelta(days=30),
    "laptop": timedelta(minutes=60),
    "plain": timedelta(minutes=15),
    "invited": timedelta(minutes=30),
}
TOUCH_EVERY = timedelta(seconds=60)
_PERSON = (
    "id", "name", "role", "member", "family", "language", "device", "session", "kind", "signed_in_at",
)  # fmt: skip


class Revoked(Exception):  # noqa: N818 - an answer, not an error
    """The session's device has been revoked."""


def start_session(
    db: Database, account: str, kind: str, device: str | None = None, signed_in_at: str | None = None
) -> tuple[str, str | None]:
    """Start a session; returns the cookie's token and, for phones, the secret that the phone seals.

    A phone has one session: a new one ends the one before. `signed_in_at` is carried over when one session follows
    from another without a new proof of who it is.
    """
    token = secrets.token_urlsafe(32)
    secret = secrets.token_urlsafe(32) if kind == "phone" else None
    stamp = clock.stamp()
    record = {
        "id": str(uuid4()),
        "token_hash": _hash(token),
        "secret_hash": _hash(secret) if secret else None,
        "account": account,
        "device": device,
        "kind": kind,
        "made_at": stamp,
        "signed_in_at": signed_in_at or stamp,
        "seen_at": stamp,
    }
    with write(db):
        if device:
            queries.end_sessions_of_device(db, device, stamp)
            queries.touch_device(db, device, stamp)
        queries.add_session(db, record)
    return token, secret


def find_session(db: Database, token: str, secret: str | None) -> Person | None:
    """The person of a session, or None when it has ended, idled out or lacks its secret. Raises `Revoked`."""
    found = queries.session(db, _hash(token))
    if found is None or not _holds(found, secret):
        return None
    if found["revoked_at"]:
        raise Revoked
    if found["ended_at"] or not _touch(db, found):
        return None
    return Person(**{name: found[name] for name in _PERSON})


def sealed(db: Database, token: str) -> bool:
    """Whether a cookie belongs to an enrolled phone, signed in or out: without the secret it yields only the shell."""
    return queries.is_phone(db, _hash(token))


def is_fresh(who: Person, within: timedelta) -> bool:
    """Whether this person has proved who they are within a time."""
    return clock.now() - clock.instant(who.signed_in_at) <= within


def idle_minutes() -> dict[str, int]:
    """How long each kind of session lasts while nothing is done, to be told to its reader."""
    return {kind: int(idle.total_seconds() // 60) for kind, idle in IDLE.items()}


def end_session(db: Database, session: str) -> None:
    """End a session at once."""
    with write(db):
        queries.end_session(db, session, clock.stamp())


def end_token(db: Database, token: str) -> None:
    """End the session of a cookie at once, if there is one."""
    found = queries.session(db, _hash(token))
    if found:
        end_session(db, found["session"])


def end_own(db: Database, account: str, session: str) -> None:
    """End one of a person's own sessions; somebody else's is left alone."""
    with write(db):
        queries.end_session(db, session, clock.stamp(), account)


def end_all(db: Database, account: str) -> None:
    """End all sessions of a person that are not a phone's. Phones are revoked, one by one."""
    with write(db):
        queries.end_sessions(db, account, clock.stamp())


def _holds(found: dict, secret: str | None) -> bool:
    if found["secret_hash"] is None:
        return True
    return secret is not None and hmac.compare_digest(found["secret_hash"], _hash(secret))


def _touch(db: Database, found: dict) -> bool:
    since = clock.now() - clock.instant(found["seen_at"] if found["kind"] != "invited" else found["made_at"])
    if since > IDLE[found["kind"]]:
        return False
    if since > TOUCH_EVERY and not db.conn.in_transaction:
        stamp = clock.stamp()
        with write(db):
            queries.touch_session(db, found["session"], stamp)
            if found["device"]:
                queries.touch_device(db, found["device"], stamp)
    return True


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()

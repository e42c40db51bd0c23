"""Codes of eight characters: invitations, and one-time codes where there is no JavaScript. Only hashes are kept."""

import hmac
import secrets
from datetime import datetime, time, timedelta
from uuid import uuid4

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..core.errors import NotFound, Refused
from . import attempts, key_queries, keys, queries, totp

ALPHABET = "ACDEFGHJKMNPQRTVWXY34679"
"""No 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: a code is read aloud, and typed by tired people."""
LENGTH = 8
WRONG_TOTP_MOST = 5
WRONG_MOST = 20
SPENT = "code_spent"


def make_code(db: Database, account: str, kind: str, made_by: str) -> str:
    """A new code for an account, good today; the one before it is good no longer. `kind`: invitation or one_time."""
    if queries.account(db, account) is None:
        raise NotFound
    code = draw()
    stamp = clock.stamp()
    record = {
        "id": str(uuid4()), "code_hash": hidden(db, code), "kind": kind, "account": account, "made_by": made_by,
        "made_at": stamp, "expires_at": clock.stamp_of(midnight()),
    }  # fmt: skip
    with write(db):
        key_queries.end_codes(db, account, kind, stamp)
        key_queries.add_code(db, record)
    return code


def draw() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def hidden(db: Database, code: str) -> bytes:
    """A code as it is kept."""
    return keys.digest(db, canonical(code))


def refusal(db: Database, typed: str, held: bytes, origin: str, of: str) -> str | None:
    """Why a typed code does not open what is kept behind `held`, None when it does; inside the caller's transaction.

    `of` names the one thing that it opens: whatever address the guesses come from, its code does not live through many.
    """
    if attempts.too_many(db, origin):
        return "too_many_attempts"
    if hmac.compare_digest(hidden(db, typed), held):
        return None
    attempts.failed(db, origin)
    return SPENT if attempts.failed(db, f"code {of}") >= WRONG_MOST else "code_unknown"


def spend_invitation(db: Database, typed: str, origin: str) -> str:
    """The account that a typed invitation opens. It is spent; wrong, spent and expired ones are refused alike."""
    with write(db):
        refusal, found = _find(db, typed, "invitation", origin)
        if found:
            key_queries.spend_code(db, found["id"], clock.stamp())
    if found is None:
        raise Refused(refusal, "code")
    return found["account"]


def spend_one_time(db: Database, typed: str, typed_totp: str, origin: str) -> str:
    """The account of a one-time code together with a right TOTP. Which of the two was wrong is never said."""
    with write(db):
        refusal, found = _find(db, typed, "one_time", origin)
        right = totp.is_right(db, found["account"] if found else None, typed_totp)
        if found and right:
            key_queries.spend_code(db, found["id"], clock.stamp())
        elif found:
            _count_wrong_totp(db, found["id"], origin)
    if found is None or not right:
        raise Refused(refusal, "code")
    return found["account"]


def _find(db: Database, typed: str, kind: str, origin: str) -> tuple[str, dict | None]:
    """The live code that was typed, or the reason against it; a wrong one is counted."""
    if attempts.too_many(db, origin):
        return "too_many_attempts", None
    found = key_queries.code(db, keys.digest(db, canonical(typed)), kind, clock.stamp())
    if found is None:
        attempts.failed(db, origin)
    return "code_unknown", found


def _count_wrong_totp(db: Database, code: str, origin: str) -> None:
    """Somebody has a code and guesses the rest: the code does not live through many guesses."""
    attempts.failed(db, origin)
    if attempts.failed(db, f"code {code}") >= WRONG_TOTP_MOST:
        key_queries.spend_code(db, code, clock.stamp())


def canonical(typed: str) -> str:
    """What was typed, without spaces, hyphens and small letters."""
    return "".join(sign for sign in typed[:60].upper() if sign.isalnum())


def grouped(code: str) -> str:
    """A code as it is shown: two groups of four."""
    return f"{code[:4]} {code[4:]}".strip()


def midnight() -> datetime:
    """When today's codes end, on the municipality's clock."""
    return clock.from_wall(datetime.combine(clock.today() + timedelta(days=1), time()).strftime("%Y-%m-%dT%H:%M"))

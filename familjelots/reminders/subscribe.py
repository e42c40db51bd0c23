"""A browser that wants reminders, and one that wants them no more.

These are ceremonies like a session, not commands: the endpoint is a secret address, and the journal is kept for long.
"""

import re
from base64 import urlsafe_b64decode
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..core.errors import Invalid, NotFound
from . import queries
from .keys import public_key
from .push_services import allowed
from .settings import settings

MOST = 20
_BASE64URL = re.compile(r"[A-Za-z0-9_-]{1,200}")


def subscribe(db: Database, who: Any, endpoint: str, p256dh: str, auth: str) -> str:
    """Send this browser reminders from now on; the subscription's id. The same browser again is the same one."""
    if not allowed(endpoint, settings().extra_hosts):
        raise Invalid("push_unknown", "endpoint")
    if not _is_point(p256dh) or len(_decoded(auth)) != 16:
        raise Invalid("push_unknown", "p256dh")
    key = public_key(settings().instance)
    with write(db):
        known = queries.subscription_at(db, endpoint)
        if known and (known["p256dh"], known["auth"]) != (p256dh, auth):
            raise Invalid("push_unknown", "endpoint")
        if known and (known["account"], known["vapid_key"]) == (who.id, key):
            return known["id"]
        if known:  # the same browser, now used by somebody else: it reminds one person only
            queries.end_subscription(db, known["id"], clock.stamp(), "taken")
        return _add(db, who, {"endpoint": endpoint, "p256dh": p256dh, "auth": auth, "vapid_key": key})


def _add(db: Database, who: Any, address: dict[str, str]) -> str:
    for surplus in queries.subscriptions(db, who.id)[MOST - 1 :]:
        queries.end_subscription(db, surplus["id"], clock.stamp(), "surplus")
    record = {"id": str(uuid4()), "account": who.id, "device": who.device, "made_at": clock.stamp()}
    queries.add_subscription(db, {**record, **address})
    return record["id"]


def end_subscription(db: Database, who: Any, subscription: str) -> None:
    """No more reminders to that browser, from this moment on."""
    with write(db):
        if subscription not in {one["id"] for one in queries.subscriptions(db, who.id)}:
            raise NotFound
        queries.end_subscription(db, subscription, clock.stamp(), "off")


def _is_point(text: str) -> bool:
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _decoded(text))
    except ValueError:
        return False
    return True


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)) if _BASE64URL.fullmatch(text) else b""
    except ValueError:
        return b""

"""Phones: enrolled, listed, revoked. The server keeps a copy of each phone's key, sealed by a key of its own."""

from datetime import timedelta

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..core.errors import Conflict, Invalid, NotFound, Refused
from ..core.journal import is_op
from . import keys, queries, sessions
from .person import Person

KEY_LENGTH = 32
LABEL_MOST = 40
DEVICES_MOST = 20
FRESH = timedelta(minutes=10)


def enrol_device(db: Database, who: Person, id: object, label: object, key: bytes) -> None:
    """Add a phone of this person, with a copy of its key. The same phone again only gets its new copy."""
    name = label.strip() if isinstance(label, str) else ""
    if not isinstance(id, str) or not is_op(id) or len(key) != KEY_LENGTH:
        raise Invalid("malformed")
    if len(name) > LABEL_MOST:
        raise Invalid("label_long", "label")
    stamp = clock.stamp()
    with write(db):
        known = queries.device(db, id)
        if known and (known["account"] != who.id or known["revoked_at"]):
            raise Conflict("device_taken")
        if not known:
            _leave_room(db, who)
            queries.add_device(db, {"id": id, "account": who.id, "label": name, "made_at": stamp, "seen_at": stamp})
        queries.set_key_copy(db, id, keys.wrap(db, key, _bound(who.id, id)))


def key_of_device(db: Database, who: Person, id: str) -> bytes:
    """The copy of a phone's key, for its owner, right after a full sign-in."""
    found = queries.device(db, id)
    if found is None or found["account"] != who.id or not found["key_copy"]:
        raise NotFound
    if not sessions.is_fresh(who, FRESH):
        raise Refused("sign_in_again")
    return keys.unwrap(db, found["key_copy"], _bound(who.id, id))


def revoke_device(db: Database, account: str, id: str) -> None:
    """Revoke a phone of an account: its session is answered by 410 from now on. Twice is once."""
    with write(db):
        if not queries.revoke_device(db, account, id, clock.stamp()):
            known = queries.device(db, id)
            if known is None or known["account"] != account:
                raise NotFound


def device_to_renew(db: Database, account: str, id: str) -> str:
    """The phone that signs in again. Refuses somebody else's phone and a revoked one."""
    found = queries.device(db, id)
    if found is None or found["account"] != account:
        raise Refused("wrong_person")
    if found["revoked_at"]:
        raise Refused("device_revoked")
    return id


def _leave_room(db: Database, who: Person) -> None:
    live = [device for device in queries.devices(db, who.id) if not device["revoked_at"]]
    if len(live) >= DEVICES_MOST:
        raise Conflict("too_many_devices")


def _bound(account: str, device: str) -> str:
    return f"device|{account}|{device}"

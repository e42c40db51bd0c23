"""Two keys that lie beside the database, outside it and its backups: one wraps secrets, one hashes short codes."""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlite_utils import Database

from ..core.db import row
from ..core.errors import Refused

WRAPPING = "device.key"
CODES = "code.key"
_NONCE = 12
_known: dict[tuple[str, str], bytes] = {}


def wrap(db: Database, plain: bytes, bound: str) -> bytes:
    """Seal a secret under the instance's key; `bound` names whose it is, and it opens for nobody else."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(db, WRAPPING)).encrypt(nonce, plain, bound.encode())


def unwrap(db: Database, sealed: bytes, bound: str) -> bytes:
    """Open what `wrap` sealed. Refuses when the instance has another key than the one that sealed it."""
    try:
        return AESGCM(_key(db, WRAPPING)).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound.encode())
    except InvalidTag as problem:
        raise Refused("key_lost") from problem


def digest(db: Database, text: str) -> bytes:
    """A keyed hash: short codes cannot be guessed from a stolen database without the key's file."""
    return hmac.new(_key(db, CODES), text.encode(), hashlib.sha256).digest()


def _key(db: Database, name: str) -> bytes:
    """The key of a database's folder, read once; a database in memory has none to be known by."""
    place = getattr(db.conn, "queue", ""), name
    if place not in _known:
        key = _read_or_make(_folder(db) / name)
        if not place[0]:
            return key
        _known[place] = key
    return _known[place]


def _folder(db: Database) -> Path:
    found = row(db, "SELECT file FROM pragma_database_list WHERE name = 'main'")
    return Path(found["file"] if found else "").parent


def _read_or_make(path: Path) -> bytes:
    """The key in the file. Made whole under another name first: two processes at their first need agree on one."""
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(os.urandom(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_bytes()

"""The instance's VAPID keys: made at first need, readable by the server's user alone."""

import os
from base64 import urlsafe_b64encode
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid

FILE = "vapid.pem"


@lru_cache(maxsize=8)
def vapid(instance: Path) -> Vapid:
    """The key pair that push services know this instance by. New keys would silence every phone: keep the file."""
    file = instance / FILE
    if not file.exists():
        _make(file)
    return Vapid.from_file(str(file))


def public_key(instance: Path) -> str:
    """The public key as browsers want it: base64url of the uncompressed point."""
    point = vapid(instance).private_key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def _make(file: Path) -> None:
    """Write new keys beside and link them into place: of two processes that begin at once, one wins, whole."""
    made = Vapid()
    made.generate_keys()
    with NamedTemporaryFile(dir=file.parent, prefix=".vapid-") as beside:  # made with mode 0600
        beside.write(made.private_pem())
        beside.flush()
        os.fsync(beside.fileno())
        try:
            os.link(beside.name, file)
        except FileExistsError:
            return

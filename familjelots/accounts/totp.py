"""The second factor where there is no JavaScript: six figures from an app, beside a one-time code."""

import pyotp
from pyotp.totp import TOTP
from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..core.errors import Invalid, Refused
from . import keys, queries
from .person import Person

_NOBODY = pyotp.random_base32()
SECRET_LENGTH = 32


def new_secret() -> str:
    """A secret for the app, as base32."""
    return pyotp.random_base32(SECRET_LENGTH)


def address(secret: str, name: str, issuer: str) -> str:
    """What the QR picture says to the app."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def keep_secret(db: Database, who: Person, secret: str, typed: str) -> None:
    """Keep the secret once the app has shown figures that fit it."""
    if not is_secret(secret) or not _fits(secret, typed):
        raise Invalid("figures_wrong", "figures")
    sealed = keys.wrap(db, secret.encode(), _bound(who.id))
    with write(db):
        queries.set_totp(db, who.id, sealed)


def is_right(db: Database, account: str | None, typed: str) -> bool:
    """Whether the figures fit the account's app. Nobody's figures are checked too: both take the same time."""
    found = queries.account(db, account) if account else None
    sealed = found["totp_secret"] if found else None
    secret = _opened(db, found["id"], sealed) if found and sealed else None
    return _fits(secret or _NOBODY, typed) and secret is not None


def _opened(db: Database, account: str, sealed: bytes) -> str | None:
    """The secret, or None on a server that has lost its key: then the app must be set up again."""
    try:
        return keys.unwrap(db, sealed, _bound(account)).decode()
    except Refused:
        return None


def _fits(secret: str, typed: str) -> bool:
    figures = "".join(sign for sign in typed[:20] if sign.isascii() and sign.isdigit())
    return TOTP(secret).verify(figures, for_time=clock.now(), valid_window=1)


def is_secret(text: str) -> bool:
    """Whether a text can be an app's secret."""
    return len(text) == SECRET_LENGTH and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def _bound(account: str) -> str:
    return f"totp|{account}"

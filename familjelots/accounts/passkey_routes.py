"""Passkeys over HTTP: JSON for the page's script. What a key's PRF gives is not looked at."""

from flask import Response, jsonify, make_response

from ..core.web.database import get_db
from . import cookies, devices, passkeys
from .web import HOMES, body, fresh, label_of, pages, place


@pages.post("/sign-in/passkey/options")
def options_to_sign_in() -> Response:
    """A challenge for any key of this place."""
    return jsonify(passkeys.options_to_sign_in(get_db(), place()))


@pages.post("/sign-in/passkey")
def sign_in_by_passkey() -> Response:
    """A session for whoever holds the key: a phone's again, when it names its device, else a computer's."""
    db, posted = get_db(), body()
    account = passkeys.account_of(db, place(), posted)
    asked = posted.get("device")
    device = devices.device_to_renew(db, account["id"], asked) if isinstance(asked, str) else None
    return begin(account["id"], account["role"], account["language"], device)


@pages.post("/passkeys/options")
def options_to_add() -> Response:
    """What the browser needs to make a key for the person who is signed in."""
    who = fresh()
    return jsonify(passkeys.options_to_add(get_db(), place(), who, label_of(body(), passkeys.LABEL_MOST)))


@pages.post("/passkeys")
def add_passkey() -> Response:
    """Keep the key that the browser made."""
    who = fresh()
    posted = body()
    id = passkeys.add_passkey(get_db(), place(), who, posted, label_of(posted, passkeys.LABEL_MOST))
    return make_response(jsonify(passkey=id), 201)


def begin(
    account: str, role: str, language: str, device: str | None, signed_in_at: str | None = None, status: int = 200
) -> Response:
    """A new session, told to the page's script."""
    kind = "phone" if device else "laptop"
    token, secret = cookies.start(account, kind, device, signed_in_at)
    told = {"account": account, "language": language, "home": HOMES[role], "kind": kind, "device": device}
    answer = make_response(jsonify(**told, session_secret=secret), status)
    cookies.put(answer, token, device)
    return answer

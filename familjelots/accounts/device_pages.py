"""Phones over HTTP: enrolled by the page's script, listed and revoked by anybody with a browser."""

import base64
import binascii

from flask import Response, g, jsonify, make_response, redirect

from ..core import clock
from ..core.errors import Refused
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import devices, queries, sessions
from .passkey_routes import begin
from .web import body, fresh, pages


@pages.get("/devices")
def list_devices() -> str:
    """A person's own phones, and where else they are signed in."""
    who = posts.signed_in()
    since = clock.stamp_of(clock.now() - max(sessions.IDLE.values()))
    others = [found for found in queries.sessions(get_db(), who.id, since) if not _idled_out(found)]
    return render("accounts/devices.html", devices=queries.devices(get_db(), who.id), sessions=others)


@pages.post("/devices")
def enrol() -> Response:
    """Make this browser a phone of the person's: a copy of its key stays here, its session gets a secret."""
    who = fresh()
    posted = body()
    devices.enrol_device(get_db(), who, posted.get("id"), posted.get("label"), _bytes(posted.get("key_copy")))
    return begin(who.id, who.role, who.language or "sv", posted["id"], who.signed_in_at, 201)


@pages.route("/devices/<device_id>/key", methods=["GET", "POST"])
def key_of(device_id: str) -> Response:
    """The copy of a phone's key, for its owner, who has just signed in."""
    key = devices.key_of_device(get_db(), posts.signed_in(), device_id)
    return jsonify(device=device_id, key=base64.b64encode(key).decode())


@pages.post("/devices/<device_id>/revocation")
def revoke(device_id: str) -> Response:
    """Revoke one of one's own phones."""
    devices.revoke_device(get_db(), posts.signed_in().id, device_id)
    return make_response(redirect("/devices", 303))


@pages.post("/sessions/<session_id>/ending")
def end_session(session_id: str) -> Response:
    """End one of one's own sessions. An unknown one is as ended as it can be."""
    who = posts.signed_in()
    sessions.end_own(get_db(), who.id, session_id)
    return make_response(redirect("/sign-in" if session_id == g.who.session else "/devices", 303))


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError) as problem:
        raise Refused("malformed") from problem


def _idled_out(found: dict) -> bool:
    return clock.now() - clock.instant(found["seen_at"]) > sessions.IDLE[found["kind"]]

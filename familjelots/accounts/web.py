"""What the pages of this room share: the blueprint, where keys are good, refusals in words."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import segno
from flask import Blueprint, Response, current_app, jsonify, make_response, redirect, request

from ..core.errors import NotFound, Refused
from ..core.web import posts, words
from ..core.web.errors import wants_json
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import codes, sessions
from .passkeys import Place
from .person import Person

pages = Blueprint("accounts", __name__)

HOMES = {"coach": "/today", "coordinator": "/week", "team": "/families", "family": "/now", "administrator": "/people"}
FRESH = timedelta(minutes=30)
STATUS = {
    "sign_in_again": 401,
    "wrong_person": 403,
    "device_revoked": 410,
    "too_many_attempts": 429,
    "passkey_refused": 400,
    "passkey_late": 400,
    "malformed": 400,
    "label_long": 422,
    "code_unknown": 422,
    "figures_wrong": 422,
}

words.register(
    {
        "code_unknown": _l(
            "Koden stämmer inte, eller så gäller den inte längre. Titta på den en gång till, eller be om en ny."
        ),
        "too_many_attempts": _l("Det blev för många försök. Vänta en kvart och försök igen."),
        "figures_wrong": _l("Siffrorna stämmer inte. Vänta på nästa sex siffror i appen och skriv dem."),
        "passkey_refused": _l("Den nyckeln känner vi inte igen här. Prova en annan, eller be om en ny inbjudan."),
        "passkey_late": _l("Det tog för lång tid. Försök en gång till."),
        "wrong_person": _l("Nyckeln hör till någon annan än den som telefonen är låst för."),
        "device_revoked": _l("Telefonen är bortkopplad. Det du har skrivit och inte skickat finns kvar på den."),
        "device_taken": _l("Telefonen går inte att lägga till så. Börja om från inbjudan."),
        "too_many_devices": _l("Du har många telefoner redan. Koppla bort en som du inte använder."),
        "too_many_passkeys": _l("Du har många nycklar redan. Ta bort en som du inte använder."),
        "sign_in_again": _l("Logga in en gång till först, så att vi vet att det är du."),
        "key_lost": _l("Servern kan inte öppna kopian av telefonens nyckel. Prova orden eller bilderna."),
        "label_long": _l("Välj ett kortare namn på telefonen, högst 40 tecken."),
        "own_account": _l("Du kan inte avsluta ditt eget konto. Be en annan systemförvaltare."),
        "role_without_family": _l("Familjer bjuds in från familjens sida."),
        "profession_needed": _l("Skriv vilket yrke personen har. Det står bredvid namnet hos familjen."),
        "second_way_needed": _l("Lägg till en nyckel eller en app för siffror först."),
    }
)


@pages.errorhandler(Refused)
def refused(problem: Refused) -> Response:
    """A refusal as JSON for scripts and as a page for people."""
    status = 404 if isinstance(problem, NotFound) else STATUS.get(problem.code, 409)
    message = None if status == 404 else words.of(problem.code)
    if wants_json():
        code = "not_found" if status == 404 else problem.code
        return make_response(jsonify(error=status, code=code, message=message), status)
    if status == 401 and request.method == "GET":
        return make_response(redirect(f"/sign-in?again=1&next={request.path}", 303))
    return make_response(render("errors/page.html", status=status, message=message), status)


def place() -> Place:
    """Where keys are good: the configured origin, else the host that was asked, as in the demo."""
    origin = (current_app.config["ORIGIN"] or request.host_url).rstrip("/")
    return Place(id=urlsplit(origin).hostname or "localhost", origin=origin, name=current_app.config["APP_NAME"])


def fresh() -> Person:
    """The signed-in person, who has just shown a key or a code, or has the phone unlocked in the hand."""
    who: Person = posts.signed_in()
    if who.kind != "phone" and not sessions.is_fresh(who, FRESH):
        raise Refused("sign_in_again")
    return who


def body() -> dict[str, Any]:
    """The posted JSON object."""
    posted = request.get_json(silent=True)
    if not isinstance(posted, dict):
        raise Refused("malformed")
    return posted


def label_of(posted: dict[str, Any], most: int) -> str:
    """A name for a key that somebody chose; anything else is no name."""
    label = posted.get("label")
    return " ".join(label.split())[:most] if isinstance(label, str) else ""


def caller() -> str:
    """The address that asks, for counting wrong attempts. Behind the proxy on this machine it is the one it tells."""
    address = request.remote_addr or ""
    told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if told and address in ("127.0.0.1", "::1", ""):
        address = told
    return ":".join(address.split(":")[:4]) if ":" in address else address


def going(asked: str, who_role: str | None = None) -> str:
    """Where to go after signing in: a path of ours that was asked for, else the role's own first page."""
    return asked if posts.is_local(asked) and not asked.startswith("/sign-in") else HOMES.get(who_role or "", "/")


def qr_of(text: str) -> str:
    """A QR picture as the address of an image."""
    return segno.make_qr(text, error="m").svg_data_uri(border=4, dark="#000", light="#fff")


def code_words(code: str, kind: str) -> dict[str, str]:
    """How a new code is shown: in groups, and an invitation as a picture that a phone's camera reads."""
    origin = (current_app.config["ORIGIN"] or request.host_url).rstrip("/")
    page = "/start" if kind == "invitation" else "/sign-in/code"
    qr = qr_of(f"{origin}{page}#code={code}") if kind == "invitation" else ""
    return {"code": codes.grouped(code), "qr": qr, "address": f"{origin}{page}"}

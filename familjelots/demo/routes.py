"""The cast page: be one of the demo's people with one tap, and begin the demo again."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from flask import Blueprint, Response, abort, current_app, make_response, redirect, request

from ..accounts import cookies
from ..accounts import queries as accounts
from ..core.web import words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import cast, seed
from .story import Story

HOMES = {"coach": "/today", "coordinator": "/week", "family": "/now", "administrator": "/people", "team": "/families"}
TOLD_BY_PROXIES = ("Forwarded", "Via", "X-Real-Ip")

pages = Blueprint("demo", __name__)
log = structlog.get_logger()
words.register({"not_a_demo": _l("Det här är ingen demo, så här går det inte att börja om.")})


@pages.before_request
def _only_here() -> None:
    """Whoever may be anybody must sit at this machine: no other address, no proxy, no other name for it."""
    if not current_app.config["DEMO"] or _is_forwarded() or not (_from_here() and _asked_for_here()):
        abort(404)


def _is_forwarded() -> bool:
    names = (name.title() for name, _value in request.headers)
    return any(name in TOLD_BY_PROXIES or name.startswith("X-Forwarded") for name in names)


def _from_here() -> bool:
    try:
        return ip_address((request.remote_addr or "").removeprefix("::ffff:")).is_loopback
    except ValueError:
        return False


def _asked_for_here() -> bool:
    asked = [f"//{request.host}", request.headers.get("Origin")]
    return all(_is_this_machine(address) for address in asked if address)


def _is_this_machine(address: str) -> bool:
    """Whether an address names this machine by number or by its one name: `127.evil.example` only looks so."""
    try:
        name = urlsplit(address).hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


@pages.get("/demo")
def cast_page() -> str:
    """All who can be somebody here."""
    groups = [(kind, [part for part in parts if _account(part)]) for kind, parts in cast.GROUPS]
    return render("demo/cast.html", groups=groups, can_begin_again=seed.begins_again(_instance()))


@pages.post("/demo")
def be_somebody() -> Response:
    """Sign in as one of the cast."""
    part = next((part for part in cast.EVERYBODY if part.key == request.form.get("person")), None)
    account = _account(part) if part else None
    if part is None or account is None:
        abort(404)
    token, _secret = cookies.start(account["id"], "laptop")
    answer = make_response(redirect(HOMES[part.role], 303))
    cookies.put(answer, token)
    return answer


@pages.post("/demo/beginning")
def begin_again() -> Response:
    """Everything becomes as on the first day, counted from today."""
    seed.begin_again(_instance(), get_db(), lambda words: log.info("demo_begun_again", words=words))
    return make_response(redirect("/demo", 303))


def _account(part: cast.Part) -> dict | None:
    return accounts.account(get_db(), Story.account_id(part.key))


def _instance() -> Path:
    return Path(current_app.config["INSTANCE"])

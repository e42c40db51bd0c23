"""Who asks: found once per request from the session's cookie and, on enrolled phones, its secret. The commands."""

from typing import Any

from flask import Flask, Response, current_app, g, make_response, redirect, request
from flask_login import LoginManager

from ..core.commands import Command
from ..core.web import keepable, language, navigation, posts
from ..core.web.language import later as _l
from . import (
    cookies,
    device_pages,
    forms,
    key_pages,
    more,
    more_pages,
    outside,
    passkey_routes,
    people_pages,
    sign_in_pages,
    start_pages,
)
from .account import choose_language, create_account, end_account
from .cookies import COOKIE, SECRET
from .person import Person
from .web import HOMES, pages

__all__ = ["COOKIE", "SECRET", "register", "sign_in"]
PAGES = (device_pages, key_pages, more_pages, passkey_routes, people_pages, sign_in_pages, start_pages)

COMMANDS = (
    Command(
        "create_account", 1, "/people", forms.AccountForm, create_account, page=people_pages.people_again,
        after=lambda _who: "/people",
    ),
    Command(
        "end_account", 1, "/people/<account_id>/ending", forms.EndingForm, end_account,
        page=people_pages.person_again, after=lambda _who, **_args: "/people",
    ),
    Command("choose_language", 1, "/language", forms.LanguageForm, choose_language, after=lambda _who: "/more"),
)  # fmt: skip


def register(app: Flask) -> None:
    """Flask-Login over our own session rows; pages, commands and places in the bar."""
    login = LoginManager()
    login.session_protection = None  # pyright: ignore[reportAttributeAccessIssue] - documented so
    login.request_loader(lambda _request: g.get("who"))
    # `init_app` does this, and looks for a remember-me cookie after every answer: sessions here are rows.
    app.login_manager = login  # pyright: ignore[reportAttributeAccessIssue]
    app.before_request(_recognise)
    app.register_blueprint(pages)
    app.register_blueprint(outside.pages)
    for command in COMMANDS:
        posts.serve(app, command)
    _add_places()

    @app.context_processor
    def _frame() -> dict:
        who, lang = g.get("who"), language.here()
        nav = navigation.places(None if who and who.kind == "invited" else who)
        return {"who": who, "nav": nav, "lang": lang, "dir": language.direction(lang)}


def _add_places() -> None:
    keepable.register("/more", lambda _db, _who: ["/more"])
    navigation.add("/people", _l("Personer"), "users-round", ("administrator",), 10)
    navigation.add("/more", _l("Mer"), "ellipsis", more.ALL, 40)
    more.add("/devices", _l("Telefoner och inloggningar"), "smartphone", order=10)
    more.add("/passkeys", _l("Nycklar"), "key-round", order=20)
    more.add("/totp", _l("Siffror från en app"), "lock", more.STAFF, 30)


def _recognise() -> None:
    """An invited person is nobody yet, but for the pages that set them up."""
    g.who = None
    if request.endpoint != "static":
        found = cookies.find_person()
        g.who = found if found and (found.kind != "invited" or cookies.open_to_invited(request.path)) else None
    language.choose()


def sign_in(account: str, kind: str, target: str, device: str | None = None) -> tuple[Response, str | None]:
    """Start a session and send the browser on; also returns the phone's secret, if any."""
    token, secret = cookies.start(account, kind, device)
    answer = make_response(redirect(target, 303))
    cookies.put(answer, token, device)
    return answer, secret


@pages.get("/")
def start() -> Response:
    """Each role's own first page."""
    who: Person | None = g.who
    return make_response(redirect(_first(who), 303))


def _first(who: Any) -> str:
    if who is None:
        return "/demo" if current_app.config["DEMO"] else "/sign-in"
    return "/welcome" if who.kind == "invited" else HOMES[who.role]

"""Who asks: found once per request from the session's cookie and, on enrolled phones, its secret."""

from flask import Blueprint, Flask, Response, current_app, g, make_response, redirect, request
from flask_login import LoginManager

from ..core.commands import Command
from ..core.web import language, navigation, posts
from ..core.web.database import get_db
from . import sessions
from .create_account import create_account
from .forms import AccountForm
from .person import Person

COOKIE = "sid"
SECRET = "Session-Secret"

pages = Blueprint("accounts", __name__)


def register(app: Flask) -> None:
    """Flask-Login over our own session rows."""
    login = LoginManager()
    login.session_protection = None
    login.request_loader(lambda _request: g.get("who"))
    login.init_app(app, add_context_processor=False)
    app.before_request(_recognise)
    app.register_blueprint(pages)
    posts.serve(app, Command("create_account", 1, "/people", AccountForm, create_account, after=lambda _who: "/people"))

    @app.context_processor
    def _frame() -> dict:
        who, lang = g.get("who"), language.here()
        return {"who": who, "nav": navigation.places(who), "lang": lang, "dir": language.direction(lang)}


def _recognise() -> None:
    g.who = _person()
    language.choose()


def _person() -> Person | None:
    token = request.cookies.get(COOKIE)
    if not token or request.endpoint == "static":
        return None
    try:
        return sessions.find_session(get_db(), token, request.headers.get(SECRET))
    except sessions.Revoked:
        g.device_revoked = True
        return None


def sign_in(account: str, kind: str, target: str, device: str | None = None) -> tuple[Response, str | None]:
    """Start a session and send the browser on; also returns the phone's secret, if any."""
    token, secret = sessions.start_session(get_db(), account, kind, device)
    answer = make_response(redirect(target, 303))
    set_cookie(answer, token)
    return answer, secret


def set_cookie(answer: Response, token: str) -> None:
    """Put the session's cookie on an answer."""
    secure = request.is_secure or current_app.config["ORIGIN"].startswith("https:")
    answer.set_cookie(COOKIE, token, max_age=60 * 86400, httponly=True, samesite="Lax", secure=secure)


@pages.get("/")
def start() -> Response:
    """Each role's own first page."""
    who: Person | None = g.who
    homes = {"coach": "/today", "coordinator": "/week", "family": "/now", "administrator": "/people"}
    return make_response(redirect(homes[who.role] if who else _entrance(), 303))


def _entrance() -> str:
    return "/demo" if current_app.config["DEMO"] else "/sign-in"

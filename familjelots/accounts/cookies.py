"""Which sessions a browser holds, and how it gets and loses them."""

from flask import Response, current_app, g, request

from ..core.web.database import get_db
from . import sessions
from .person import Person

COOKIE = "sid"
PHONE = "sid-"
SECRET = "Session-Secret"
YEAR = 400 * 86400
MOST = 8

INVITED = (
    "/welcome", "/passkeys", "/devices", "/totp", "/language", "/start", "/sign-in", "/sign-out", "/lock",
)  # fmt: skip
"""All that a person reaches between the invitation and the first key."""


def find_person() -> Person | None:
    """Who asks. A phone's secret chooses among several people's cookies on one phone."""
    secret = request.headers.get(SECRET)
    revoked = False
    for token in _tokens(phones_first=secret is not None):
        try:
            found = sessions.find_session(get_db(), token, secret)
        except sessions.Revoked:
            revoked = True
            continue
        if found:
            return found
    g.device_revoked = revoked
    return None


def holds_phone() -> bool:
    """Whether this browser belongs to an enrolled phone: without its secret, only the shell answers it."""
    return any(sessions.sealed(get_db(), token) for token in _tokens(phones_first=True))


def start(
    account: str, kind: str, device: str | None = None, signed_in_at: str | None = None
) -> tuple[str, str | None]:
    """A new session in place of the browser's earlier one: (token, secret). A token never outlives a sign-in."""
    earlier = request.cookies.get(COOKIE)
    if earlier:
        sessions.end_token(get_db(), earlier)
    return sessions.start_session(get_db(), account, kind, device, signed_in_at)


def put(answer: Response, token: str, device: str | None = None) -> None:
    """Put a session's cookie on an answer. A phone's outlives the browser; the server ends it after a long sleep."""
    secure = request.is_secure or current_app.config["ORIGIN"].startswith("https:")
    kept = YEAR if device else None
    name = PHONE + device if device else COOKIE
    if device:
        answer.delete_cookie(COOKIE)
    answer.set_cookie(name, token, max_age=kept, httponly=True, samesite="Lax", secure=secure)


def drop(answer: Response, who: Person | None) -> None:
    """Take the cookie of an ended session away. A phone keeps its own: it still opens to the lock, not to the door."""
    if not (who and who.device):
        answer.delete_cookie(COOKIE)


def open_to_invited(path: str) -> bool:
    """Whether a path is one of those that an invited person needs."""
    return path == "/" or any(path == known or path.startswith(f"{known}/") for known in INVITED)


def _tokens(phones_first: bool) -> list[str]:
    held = _held()
    phones = [token for name, token in held if name != COOKIE][:MOST]
    own = [token for name, token in held if name == COOKIE][:1]
    return phones + own if phones_first else own + phones


def _held() -> list[tuple[str, str]]:
    """Our cookies as they were sent. A token holds no quotes or escapes; to look for them costs more than a query."""
    sent = request.environ.get("HTTP_COOKIE", "").split(";")
    pairs = (one.strip().partition("=") for one in sent)
    return [(name, token) for name, _, token in pairs if name == COOKIE or name.startswith(PHONE)]

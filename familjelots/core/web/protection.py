"""What every answer and every change must satisfy: same origin, no sniffing, no inline script, nothing cached."""

from collections.abc import Callable
from typing import Any

from flask import Flask, abort, request
from flask.json.provider import DefaultJSONProvider

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
DRESS = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
NOT_KEPT = (("Cache-Control", "no-store"),)
VARYING = (("Vary", "HX-Request"),)
"""One address gives a document or a fragment."""
UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})
MAX_BODY = 4 * 1024 * 1024


class Json(DefaultJSONProvider):
    """JSON that is nested deeper than Python can follow is malformed like any other."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value; raises ValueError for whatever is none."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as deep:
            raise ValueError("nested too deep") from deep


def register(app: Flask) -> None:
    """Check each change's origin and dress each answer."""
    app.json = Json(app)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY, MAX_FORM_PARTS=5000)
    app.before_request(_same_origin)
    app.wsgi_app = dressed(app.wsgi_app)


def _same_origin() -> None:
    if request.method not in UNSAFE:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site != "same-origin":
            abort(403)
        return
    origin = request.headers.get("Origin")
    if origin is None or origin.partition("://")[2] != request.host:
        abort(403)


def dressed(house: Callable[..., Any]) -> Callable[..., Any]:
    """The house with the same headers on each answer, whatever became of it; what says nothing of it is not kept."""

    def answered(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            told = dict(headers)
            kept = () if "Cache-Control" in told else NOT_KEPT
            page = VARYING if told.get("Content-Type", "").startswith("text/html") else ()
            return start(status, [*headers, *DRESS, *kept, *page], *more)

        return house(environ, begin)

    return answered

"""All pages that a person's phone keeps, each rendered by the very view that serves it."""

import hashlib
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, request

from ..core.errors import Refused


def caseload(app: Flask, paths: Iterable[str], have: set[str]) -> tuple[list[dict], list[tuple[str, str]]]:
    """The pages with their etags, and their html where the phone does not have it; then all paths with their etags."""
    pages = []
    for path in paths:
        html = fragment(app, path)
        if html is None:
            continue
        etag = etag_of(html)
        page = {"path": path, "etag": etag}
        pages.append(page if etag in have else {**page, "html": html})
    return pages, [(page["path"], page["etag"]) for page in pages]


def fragment(app: Flask, path: str) -> str | None:
    """A page's fragment as the person who asks would get it, or None when it cannot be had."""
    answer = ask(app, path)
    return answer.get_data(as_text=True) if answer and answer.status_code == HTTPStatus.OK else None


def home(app: Flask) -> str:
    """Where the person who asks begins."""
    answer = ask(app, "/")
    return urlsplit(answer.location or "/").path if answer else "/"


def ask(app: Flask, path: str) -> Response | None:
    """Ask the house for one more page within this request, as the same person."""
    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HX_REQUEST": "true"}
    with app.request_context({**request.environ, **asked}):
        try:
            return app.make_response(app.dispatch_request())
        except Refused:
            return None


def etag_of(html: str) -> str:
    """The name of exactly this text. The phone counts it the same way."""
    return hashlib.sha256(html.encode()).hexdigest()[:32]


def allowed(paths: list[str], only: list[str] | None) -> list[str]:
    """The paths that were asked for, of those that this person's phone may keep."""
    return paths if only is None else [path for path in only if path in set(paths)]

"""All pages that a person's phone keeps, each rendered by the very view that serves it."""

import hashlib
import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, request

from ..core.errors import Refused

log = structlog.get_logger()


def caseload(app: Flask, paths: Iterable[str], have: set[str]) -> tuple[list[dict], list[tuple[str, str | None]]]:
    """The pages that the phone does not have, and all paths with their etags.

    A page whose view crashes has no etag: the phone keeps the copy it has, and the others are not held up.
    """
    fresh, listed = [], []
    for path in paths:
        try:
            html = fragment(app, path)
        except Exception as problem:
            log.exception("page_not_kept", path=path, exc_info=problem)
            listed.append((path, None))
            continue
        if html is None:
            continue
        etag = etag_of(html)
        listed.append((path, etag))
        if etag not in have:
            fresh.append({"path": path, "etag": etag, "html": html})
    return fresh, listed


def fragment(app: Flask, path: str) -> str | None:
    """A page's fragment as the person who asks would get it, or None when it is not for them."""
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


def rolled(told: dict[str, Any]) -> bytes:
    """The bundle for a phone: one line of JSON that says how long each page is, then the pages one after the other."""
    texts = [page["html"].encode() for page in told["pages"]]
    pages = [
        {"path": page["path"], "etag": page["etag"], "length": len(text)}
        for page, text in zip(told["pages"], texts, strict=True)
    ]
    return json.dumps({**told, "pages": pages}).encode() + b"\n" + b"".join(texts)


def allowed(paths: list[str], only: list[str] | None) -> list[str]:
    """The paths that were asked for, of those that this person's phone may keep."""
    return paths if only is None else [path for path in only if path in set(paths)]

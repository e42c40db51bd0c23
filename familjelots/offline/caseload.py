"""All pages that a person's phone keeps, each rendered by the very view that serves it."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, request

from ..core.errors import Refused

HANDFUL = 65_536
"""Bytes that go at once: a piece for each page wakes server, network and phone 200 times."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Page:
    """A page as it was just rendered. Without text, the phone has it; without an etag its view crashed just now."""

    path: str
    etag: str | None
    html: str | None


def rendered(app: Flask, paths: Iterable[str], have: set[str]) -> Iterator[Page]:
    """The pages, one after the other.

    A page whose view crashes has no etag: the phone keeps the copy it has, and the others are not held up.
    """
    for path in paths:
        try:
            html = fragment(app, path)
        except Exception as problem:
            log.exception("page_not_kept", path=path, exc_info=problem)
            yield Page(path, None, None)
            continue
        if html is not None:
            etag = etag_of(html)
            yield Page(path, etag, None if etag in have else html)


def whole(pages: Iterable[Page]) -> dict[str, Any]:
    """All of it at once, to read: the texts of pages that the phone does not have, and all paths with their etags."""
    listed = list(pages)
    fresh = [{"path": page.path, "etag": page.etag, "html": page.html} for page in listed if page.html is not None]
    return {"pages": fresh, "all": [(page.path, page.etag) for page in listed]}


def rolled(pages: Iterable[Page], told: dict[str, Any]) -> Iterator[bytes]:
    """The bundle for a phone, which takes each page while the next is rendered.

    First the pages, each deflated, one after the other, then a line of JSON that says which they were and how long.
    The phone seals them as they came: a seventh of the bytes to carry, and to read again.
    """
    fresh, listed, ready = [], [], bytearray()
    for page in pages:
        listed.append((page.path, page.etag))
        if page.html is not None:
            small = zlib.compress(page.html.encode(), level=1)
            fresh.append({"path": page.path, "etag": page.etag, "length": len(small)})
            ready += small
        if len(ready) >= HANDFUL:
            yield bytes(ready)
            ready.clear()
    yield bytes(ready) + b"\n" + json.dumps({**told, "pages": fresh, "all": listed}).encode()


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


def allowed(paths: list[str], only: list[str] | None) -> list[str]:
    """The paths that were asked for, of those that this person's phone may keep."""
    return paths if only is None else [path for path in only if path in set(paths)]

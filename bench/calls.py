"""Direct WSGI calls, the same on both sides of a ratio, and the bare hello."""

import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.test import EnvironBuilder

WSGI = Callable[[dict, Callable], Any]


def hello_app() -> Flask:
    """A bare Flask route that returns a short text."""
    app = Flask("hello")

    @app.get("/")
    def hello() -> str:
        return "Hello, world!"

    return app


def environ(path: str, cookie: str = "", **headers: str) -> dict:
    """A request as a server hands it over."""
    built = EnvironBuilder(path=path, headers=list(headers.items()))
    if cookie:
        built.headers["Cookie"] = cookie
    return built.get_environ()


def call(app: WSGI, asked: dict) -> tuple[float, str, int]:
    """Seconds, status and bytes of one call."""
    told: list[str] = []
    asked = dict(asked)
    began = time.perf_counter()
    answer = app(asked, lambda status, _headers, _info=None: told.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return time.perf_counter() - began, told[0], len(body)

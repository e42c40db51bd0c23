"""Clear answers when something cannot be done: in the reader's language, without traces."""

import sqlite3

import structlog
from flask import Flask, Response, g, jsonify, make_response, redirect, request
from werkzeug.exceptions import HTTPException

from ..errors import NotFound, Refused
from . import words
from .fragments import htmx, render

log = structlog.get_logger()


def register(app: Flask) -> None:
    """One handler for what verbs refuse, one for HTTP's own errors, one for our faults."""
    app.register_error_handler(NotFound, lambda _problem: _answer(404))
    app.register_error_handler(Refused, lambda problem: _answer(409, words.of(problem.code)))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(sqlite3.OperationalError, _database)
    app.register_error_handler(Exception, _fault)


def _http(problem: HTTPException) -> Response:
    if problem.code == 401:
        return _sign_in()
    if problem.response is not None:
        return make_response(problem.response)
    return _answer(problem.code or 500)


def _sign_in() -> Response:
    gone = g.get("device_revoked", False)
    if htmx or wants_json() or request.method != "GET":
        return _answer(410 if gone else 401)
    return make_response(redirect(f"/sign-in?next={request.path}", 303))


def _database(problem: sqlite3.OperationalError) -> Response:
    log.error("database_unavailable", problem=problem.sqlite_errorname if hasattr(problem, "sqlite_errorname") else "?")
    return _answer(503)


def _fault(problem: Exception) -> Response:
    log.error("request_crashed", exc_info=problem)
    return _answer(500)


def wants_json() -> bool:
    """Whether the asker is a script of ours and not a person reading."""
    return "Outbox" in request.headers or request.is_json or request.accept_mimetypes.best == "application/json"


def _answer(status: int, message: str | None = None) -> Response:
    if wants_json():
        return make_response(jsonify(error=status, message=message), status)
    return make_response(render("errors/page.html", status=status, message=message), status)

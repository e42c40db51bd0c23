"""`GET /healthz`: whether the server can read and write its database. No data of anybody."""

from flask import Flask, Response, jsonify, make_response

from .migrations import pending
from .web.database import get_db


def register(app: Flask) -> None:
    """Answer 200 when the database is there with the present shape, else 503."""

    @app.get("/healthz")
    def healthz() -> Response:
        waiting = pending(get_db())
        return make_response(jsonify(ok=not waiting), 503 if waiting else 200)

"""The last room: the cast that one can be, the five families, and the generator of a whole municipality."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the cast page. It answers only in demo mode, on this very machine, and not behind a proxy."""
    from . import routes

    app.register_blueprint(routes.pages)

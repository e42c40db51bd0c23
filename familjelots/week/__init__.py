"""The coordinator's first page: who visits whom, and who still needs a visit."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the board."""
    from . import routes

    routes.register(app)

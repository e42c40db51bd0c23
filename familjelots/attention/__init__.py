"""Titta på det här: what did not go as its author meant, in one place."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's page and command."""
    from . import routes

    routes.register(app)

"""The families one works with, and the page of each."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages."""
    from . import routes

    routes.register(app)

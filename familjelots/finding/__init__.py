"""The families one works with: searched, filtered, given to others, taken out as a list; who is past their rhythm."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages."""
    from . import routes

    routes.register(app)

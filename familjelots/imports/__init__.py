"""Files that are read in: columns matched, every row looked at, then all of it or nothing."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

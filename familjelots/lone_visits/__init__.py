"""Lone visits: until when one is out alone, who is told if the time passes, who has been heard of. Never where."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

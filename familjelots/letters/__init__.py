"""Letters to deal with: who wrote, what it is about in own words, until when, and who deals with it."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's commands."""
    from . import routes

    routes.register(app)

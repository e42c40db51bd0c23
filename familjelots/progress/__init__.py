"""How it goes: answers over time, goals, the ladder, and each adult's status month by month."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

"""Follow-ups due, push subscriptions, and how a reminder reaches a phone."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

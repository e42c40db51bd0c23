"""The family's own phone: one thing per screen, and nothing of anybody else's."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

"""When those who work here work, and when they are away."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's page and commands."""
    from . import routes

    routes.register(app)

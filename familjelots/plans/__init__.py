"""The plan: goals, what is hard, strengths, next steps."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's commands."""
    from . import routes

    routes.register(app)

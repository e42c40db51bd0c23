"""All of a family's appointments, not only ours: when, where, with whom, and who comes along."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

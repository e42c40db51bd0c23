"""Cost notes: what staff estimate that something costs, or did not have to cost. Never a figure from the books."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

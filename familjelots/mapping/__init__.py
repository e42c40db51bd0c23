"""Så har vi det: the mapping made together, in-depth assessments, and who goes on up the staircase."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

"""Referrals, handovers, how long they take, and what the two units try so that they take less."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import ideas_routes, routes

    routes.register(app)
    ideas_routes.register(app)

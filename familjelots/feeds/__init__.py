"""Calendars that people already have: a private feed of planned visits, neutral unless its owner chose names."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and feeds."""
    from . import routes

    routes.register(app)

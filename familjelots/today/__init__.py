"""Idag: the coach's day, on the phone before the house is left."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the page."""
    from . import routes

    routes.register(app)

"""How long the support is planned, more time, closing and opening again, and who pays. None of them decides another."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

"""Partners: the school, the region, an authority. Asked one question about their part of a plan, within a consent."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

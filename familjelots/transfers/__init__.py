"""Write once: what has been written here, made ready for the municipality's case system, and marked as put there."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

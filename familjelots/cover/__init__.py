"""When somebody cannot come: what each family wants then, who comes instead, and who is rung."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.serve(app)

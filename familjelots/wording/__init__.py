"""Goals, steps and purposes in the family's own languages: a phrase bank, and the interpreter's words at the table."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's page and command, and the words for pages of other rooms."""
    from . import routes

    routes.register(app)

"""People who sign in, their sessions, devices and roles."""

from flask import Flask

from ..core import journal
from . import queries

journal.know_authors(queries.author)


def register(app: Flask) -> None:
    """Know who asks, and serve sign-in, devices and people."""
    from . import routes

    routes.register(app)

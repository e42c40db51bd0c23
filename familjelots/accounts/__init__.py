"""People who sign in, their sessions, devices and roles."""

from flask import Flask

from ..core import journal
from . import queries

journal.find_author = queries.author


def register(app: Flask) -> None:
    """Know who asks, and serve sign-in, devices and people."""
    from . import routes

    routes.register(app)

"""Oro för barn: what somebody who works here saw or heard, whom to ring, and to whom it was reported.

Apart from all else: on no family's page, in no timeline, plan or read log, and on no phone but its author's.
"""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

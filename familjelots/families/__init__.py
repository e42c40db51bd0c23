"""Families, their homes and people, and din fasta kontakt."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's commands."""
    from . import routes

    routes.register(app)

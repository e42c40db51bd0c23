"""The room of schedule."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""

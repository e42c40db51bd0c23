"""Programmes over HTTP."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the pages."""

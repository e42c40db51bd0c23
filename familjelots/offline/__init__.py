"""What a phone needs to go without network: its pages in one bundle, the shell, the worker, the manifest."""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the phone."""
    from . import routes

    routes.register(app)

"""Ways of working, read from TOML packs: those that ship, and those that an instance has made its own."""

from flask import Flask

from .find import known_programme, newest, programme, programme_of, programmes
from .tree import Programme, area_names, method_names, said

__all__ = [
    "Programme", "area_names", "known_programme", "method_names", "newest", "programme", "programme_of", "programmes",
    "register", "said",
]  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages and commands."""
    from . import routes

    routes.register(app)

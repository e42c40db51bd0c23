"""Ways of working, read from TOML packs."""

from flask import Flask

from .packs import Programme, programme, programmes

__all__ = ["Programme", "programme", "programmes", "register"]


def register(app: Flask) -> None:
    """The packs are read when first asked for; the room has no pages of its own yet."""

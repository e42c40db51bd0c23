"""The only ways to a family, and who has read what."""

from flask import Flask

from .families import homes_of_families, in_own_home, open_family, visible_families, visible_households, visible_members

__all__ = [
    "homes_of_families",
    "in_own_home",
    "open_family",
    "register",
    "visible_families",
    "visible_households",
    "visible_members",
]


def register(app: Flask) -> None:
    """Reads are logged beside the main database."""
    from . import reads

    reads.register(app.config["INSTANCE"])

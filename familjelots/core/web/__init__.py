"""What every page and post shares: database of the thread, fragments, checks, errors, assets."""

from flask import Flask

from . import assets, database, errors, fragments, language, posts, protection


def register(app: Flask) -> None:
    """Give the app its floor."""
    database.register(app)
    language.register(app)
    assets.register(app)
    fragments.register(app)
    protection.register(app)
    errors.register(app)
    posts.register(app)

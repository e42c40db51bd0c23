"""The floor of the house: database, journal, commands, clock."""

from flask import Flask


def register(app: Flask) -> None:
    """Pages, posts and errors as every room shares them."""
    from . import clock, health, log, web

    log.configure()
    clock.set_zone(app.config["TIME_ZONE"])
    web.register(app)
    health.register(app)

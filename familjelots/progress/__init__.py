"""How it goes: answers over time, goals, the ladder, and each adult's status month by month.

The room is right of `closing`, since the last day decides what is asked, and of `reminders`, whose follow-ups stand
beside the months.
"""

from flask import Flask


def register(app: Flask) -> None:
    """Serve the room's pages and commands."""
    from . import routes

    routes.register(app)

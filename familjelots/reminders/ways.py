"""By which ways somebody can be told: all phones that opted in, else by text message, else by mail."""

from collections.abc import Mapping

from sqlite_utils import Database

from . import queries
from .moments import Choice

Way = tuple[str, ...]
"""What a reminder is given to at once: ids of push subscriptions, or one of the other ways by its name."""


def ways_of(db: Database, chosen: Mapping[str, Choice]) -> dict[str, list[Way]]:
    """The ways to some people, the first to be tried first. Who is not in it cannot be reached."""
    phones: dict[str, list[str]] = {}
    for subscription in queries.live_subscriptions(db, chosen):
        phones.setdefault(subscription["account"], []).append(subscription["id"])
    return {account: [tuple(phones[account])] for account in chosen if account in phones}

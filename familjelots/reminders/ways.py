"""By which ways somebody can be told: all phones that opted in, else by text message, else by mail."""

from collections.abc import Mapping

from sqlite_utils import Database

from . import choice_queries, queries
from .moments import Choice
from .settings import settings

Way = tuple[str, ...]
"""What a reminder is given to at once: ids of push subscriptions, or one of the other ways by its name."""


def ways_of(db: Database, chosen: Mapping[str, Choice]) -> dict[str, list[Way]]:
    """The ways to some people, the first to be tried first. Who is not in it cannot be reached."""
    phones: dict[str, list[str]] = {}
    for subscription in queries.live_subscriptions(db, chosen):
        phones.setdefault(subscription["account"], []).append(subscription["id"])
    there = settings().ways
    numbers = choice_queries.numbers(db, [account for account, one in chosen.items() if one.sms]) if there else {}
    found = {
        account: [
            *([tuple(phones[account])] if account in phones else []),
            *([("sms",)] if "sms" in there and choice.sms and account in numbers else []),
            *([("mail",)] if "mail" in there and choice.mail else []),
        ]
        for account, choice in chosen.items()
    }
    return {account: ways for account, ways in found.items() if ways}

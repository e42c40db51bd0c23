"""What stands on a family member's locked phone: her own word or picture, while nobody near her is protected."""

from collections.abc import Iterable

from sqlite_utils import Database

from . import choice_queries


def lock_screens(db: Database, accounts: Iterable[str]) -> dict[str, str]:
    """The words that some people chose. Whoever is protected by now has the neutral ones again."""
    found = choice_queries.lock_screens(db, set(accounts))
    return {one["account"]: f"{one['picture']} {one['word']}".strip() for one in found if not one["protected"]}

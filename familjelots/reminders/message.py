"""The words of a reminder: the same for everybody, in the receiver's language, saying nothing of what it is about."""

import json
from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from .settings import Settings

CATALOGUES = Path(__file__).parents[1] / "translations"


def data(settings: Settings, reminder: dict) -> str:
    """The declarative push message (`web_push: 8030`): browsers that know the form show it without a worker."""
    words = _catalogue(reminder["language"])
    notification = {
        "title": settings.name,
        "body": reminder["lock_screen"] or words.gettext("Du har en påminnelse"),
        "navigate": f"{settings.origin}/r/{reminder['token']}",
        "tag": topic(reminder),
        "silent": False,
    }
    return json.dumps({"web_push": 8030, "notification": notification}, ensure_ascii=False)


def topic(reminder: dict) -> str:
    """At most 32 characters that are the same each time this reminder is sent, so that a resend replaces."""
    return reminder["reminder"].replace("-", "")


@lru_cache(maxsize=32)
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(CATALOGUES, [language])

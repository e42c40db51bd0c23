"""The words of a reminder: the same for everybody, in the receiver's language, saying nothing of what it is about."""

import json
from functools import lru_cache
from pathlib import Path

from babel.support import NullTranslations, Translations

from .settings import Settings
from .things import is_urgent

CATALOGUES = Path(__file__).parents[1] / "translations"


def data(settings: Settings, reminder: dict) -> str:
    """The declarative push message (`web_push: 8030`): browsers that know the form show it without a worker."""
    words = _catalogue(reminder["language"])
    notification = {
        "title": settings.name,
        "body": reminder["lock_screen"] or neutral(reminder["language"]),
        "navigate": f"{settings.origin}/r/{reminder['token']}",
        "tag": topic(reminder),
        "silent": False,
    }
    if not is_urgent(reminder["kind"]):  # a colleague who has not been heard of does not wait
        later = {"action": "later", "title": words.gettext("Senare"), "navigate": f"{notification['navigate']}/later"}
        notification["actions"] = [later]
    return json.dumps({"web_push": 8030, "notification": notification}, ensure_ascii=False)


def neutral(language: str) -> str:
    """The words that say nothing of what it is about."""
    return _catalogue(language).gettext("Du har en påminnelse")


def topic(reminder: dict) -> str:
    """At most 32 characters that are the same each time this reminder is sent, so that a resend replaces."""
    return reminder["reminder"].replace("-", "")


@lru_cache(maxsize=32)
def _catalogue(language: str) -> NullTranslations:
    return Translations.load(CATALOGUES, [language])

"""The reader's language: the signed-in person's own, else what the browser asks for."""

from babel import Locale
from flask import Flask, g, request
from flask_babel import Babel, get_locale

LANGUAGES = ("sv", "en")


def register(app: Flask) -> None:
    """Swedish is the source of every text; catalogues lie in familjelots/translations."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "sv")
    Babel(app, locale_selector=_choose)

    @app.context_processor
    def _language() -> dict:
        locale = get_locale() or Locale("sv")
        return {"lang": str(locale), "dir": locale.text_direction}


def _choose() -> str:
    who = g.get("who")
    if who and who.language in LANGUAGES:
        return who.language
    return request.accept_languages.best_match(LANGUAGES) or "sv"

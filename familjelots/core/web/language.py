"""The reader's language: the signed-in person's own, else what the browser asks for."""

from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.support import Translations
from flask import Flask, g, request
from flask_babel import Babel
from flask_babel.speaklater import LazyString
from markupsafe import Markup

LANGUAGES = ("sv", "en", "da")
SPOKEN = ("sv", "en", "da", "fi", "nb", "ar", "so", "ti", "fa", "prs", "uk", "ckb", "kmr", "pl", "tr", "ru")
"""Languages that families speak, by code."""
CATALOGUES = Path(__file__).parents[2] / "translations"

# Dari and Kurmanji as the tables have them.
_UNNAMED = {"prs": "fa_AF", "kmr": "ku"}
_here: ContextVar[str] = ContextVar("language", default="sv")


def register(app: Flask) -> None:
    """Swedish is the source of every text; catalogues lie in familjelots/translations."""
    app.config.setdefault("BABEL_DEFAULT_LOCALE", "sv")
    Babel(app, locale_selector=here)
    app.jinja_env.globals["_"] = translate
    app.jinja_env.install_gettext_callables(_words, _counted, newstyle=True)  # pyright: ignore[reportAttributeAccessIssue]


def here() -> str:
    """The language of this request."""
    return _here.get()


def choose(wanted: str | None = None) -> None:
    """Choose the request's language, once who asks is known: the `wanted` one, the person's own, or the browser's."""
    who = g.get("who")
    named = next((one for one in (wanted, who.language if who else None) if one in LANGUAGES), None)
    _here.set(named or _of_browser() or "sv")


def _of_browser() -> str | None:
    """The first language that the browser asks for and we have: `da-DK, en;q=0.5` wants Danish, not English."""
    asked = (tag.lower().partition("-")[0] for tag, quality in request.accept_languages if quality)
    return next((one for one in asked if one in LANGUAGES), None)


@lru_cache(maxsize=256)
def direction(language: str) -> str:
    """`ltr` or `rtl`; an unknown language is written as Swedish is."""
    try:
        return _locale(_UNNAMED.get(language, language)).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def language_name(code: str) -> str:
    """A language's name as the reader says it: `arabiska` for `ar`. An unknown code stands as it is."""
    return _locale(here()).languages.get(_UNNAMED.get(code, code), code)


def spoken(chosen: str) -> list[tuple[str, str]]:
    """Code and name of each language that may be chosen for a person, by name; `chosen` is always among them."""
    known = dict.fromkeys((*SPOKEN, chosen or SPOKEN[0]))
    return sorted(((code, language_name(code)) for code in known), key=lambda one: one[1].casefold())


def translate(text: str, /, **values: Any) -> str:
    """A text in the request's language. A page has a hundred of them, so this is a look-up and nothing more."""
    words = _words(text)
    return Markup(words) % values if values else words  # noqa: S704 - our own catalogue; values are escaped


def later(text: str, /, **values: Any) -> Any:
    """A text in the language of the request in which it is shown: for what is written before there is one."""
    return LazyString(_said, text, values)


def translate_to(language: str, text: str) -> str:
    """A text in a given language; the Swedish one where the catalogue has none."""
    return _catalogue(language).get(text) or text


def _said(text: str, values: dict[str, Any]) -> str:
    words = _words(text)
    return words % values if values else words


def _words(text: str) -> str:
    return translate_to(_here.get(), text)


def _counted(one: str, many: str, count: int) -> str:
    return _translations(_here.get()).ungettext(one, many, count)


@cache
def _catalogue(language: str) -> dict[str, str]:
    return {key: words for key, words in _translations(language)._catalog.items() if isinstance(key, str) and key}  # noqa: SLF001 - babel has no public way to read it whole


@cache
def _translations(language: str) -> Translations:
    return Translations.load(CATALOGUES, [language])  # pyright: ignore[reportReturnType]


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)

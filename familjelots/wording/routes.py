"""The page of a family's wordings over HTTP, and the words that other rooms' pages show."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from flask import Flask, g, request
from markupsafe import Markup
from sqlite_utils import Database

from ..access import behind, kept_families, open_family, those_who_work
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts
from ..core.web.assets import ICONS
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import direction, language_name
from ..core.web.language import later as _l
from ..families import queries as families
from . import forms, phrases, queries, said
from .word import word_in_language

PICTOGRAMS = ICONS.replace("icons.svg", "pictograms.svg")
_ASKED = "familjelots.wording"
KINDS = {"goal": _l("Mål"), "step": _l("Steg"), "purpose": _l("Besök")}


def show_wording(family_id: str) -> str:
    """What the family reads, in each of its languages."""
    return _page(get_db(), posts.signed_in(), family_id)


def show_earlier(family_id: str) -> str:
    """All that the interpreters have said, also of what was said anew since and of what is done."""
    db, who = get_db(), posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="wording")
    told = [
        {**one, "in": language_name(one["language"]), "dir": direction(one["language"])}
        for one in queries.every(db, family_id)
    ]
    return render("wording/earlier.html", family=family, told=told)


def _page(db: Database, who: Any, family_id: str, form: Any = None) -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="wording")
    texts, newest = said.texts_of(db, family_id), queries.newest(db, family_id)
    languages = [
        {
            "code": code, "names": names, "name": language_name(code), "dir": direction(code),
            "said": [(kind, said.said_in(code, record, text, newest)) for kind, record, text in texts],
        }
        for code, names in said.needed(db, family_id).items()
    ]  # fmt: skip
    told = form or forms.WordingForm()
    return render(
        "wording/wording.html", family=family, languages=languages, texts=texts, kinds=KINDS, form=told,
        is_checked=phrases.is_checked, has_said=bool(newest),
    )  # fmt: skip


def _again(db: Database, who: Any, form: Any, family_id: str) -> str:
    return _page(db, who, family_id, form)


def _said_here(record: str, source: str, language: str) -> dict[str, Any] | None:
    """How a text is said to the reader of a family's page; None where it is read as it was written."""
    if not language or language in said.WRITTEN or not source:
        return None
    told = said.said_in(language, record, source, _newest())
    return {
        "text": told.text,
        "lang": language,
        "dir": direction(language),
        "name": language_name(language),
        "unchecked": phrases.unchecked(language) if told.how == "phrase" and not phrases.is_checked(language) else "",
        "missing": phrases.missing(language),
    }


def _newest() -> dict[tuple[str, str], dict]:
    """What has been said to the reader's family in other languages; asked once a page."""
    if _ASKED not in request.environ:
        request.environ[_ASKED] = queries.newest(get_db(), g.who.family)
    return request.environ[_ASKED]


def _pictogram(source: str) -> str:
    """The pictogram of a phrase's text; empty for any other."""
    phrase = phrases.known(source)
    return phrase.picture if phrase else ""


def _missing(family_id: str, members: Iterable[dict]) -> list[tuple[str, int]]:
    """(a language's name, how many texts are missing in it), for those who work with the family."""
    if all(member["language"] in said.WRITTEN for member in members):
        return []
    return [(language_name(code), count) for code, count in said.missing(get_db(), family_id).items()]


@cache
def _choices(kind: str) -> Markup:
    """The options of a kind's phrases, for a field that suggests them."""
    option = Markup('<option value="{}"></option>')
    return Markup("").join(option.format(text) for text in phrases.phrases(kind))


def _kept(db: Database, who: Any) -> list[str]:
    """A coach's phone keeps the page of each family that has something to be said anew."""
    if who.role != "coach":
        return []
    ids = [family["id"] for family in kept_families(db, who)]
    other = {one["family"] for one in families.members_of(db, ids) if one["language"] not in said.WRITTEN}
    return [f"/families/{id}/wording" for id in ids if id in other]


def register(app: Flask) -> None:
    """Serve the page and the command, keep the page on phones, and lend other rooms the words."""
    app.add_url_rule("/families/<family_id>/wording", "wording.show", show_wording)
    app.add_url_rule("/families/<family_id>/wording/earlier", "wording.earlier", show_earlier)
    posts.serve(
        app,
        Command(
            "word_in_language", 1, "/families/<family_id>/wordings", forms.WordingForm,
            behind(word_in_language, those_who_work), _again, lambda _who, family_id: f"/families/{family_id}/wording",
        ),
    )  # fmt: skip
    keepable.register("/families/", _kept)
    app.jinja_env.globals.update(
        said_here=_said_here,
        pictogram_of=_pictogram,
        wording_missing=_missing,
        phrase_options=_choices,
        pictograms=PICTOGRAMS,
    )

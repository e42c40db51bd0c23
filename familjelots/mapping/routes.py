"""Mappings, assessments and the staircase over HTTP."""

from typing import Any

from flask import Flask
from sqlite_utils import Database

from ..access import kept_pages, open_family
from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..plans import wording as plan_words
from . import (
    assess,
    cards,
    complete,
    content,
    forms,
    pages,
    queries,
    readable,
    say,
    staircase,
    wording,
)
from .programme_words import all_areas
from .themes import themes


def show_mapping(family_id: str) -> str:
    """The page of a family's mapping, for those who work with it."""
    return pages.staff_page(get_db(), posts.signed_in(), family_id)


def show_own() -> str:
    """So we have it: what one of a family reads, and says yes to."""
    return pages.own_page(get_db(), posts.signed_in())


def show_earlier(mapping_id: str) -> str:
    """One mapping as it was confirmed."""
    db, who = get_db(), posts.signed_in()
    known = queries.mapping(db, mapping_id)
    if known is None:
        raise NotFound
    family = open_family(db, who, known["family"])
    listed = readable.mappings_for(db, who, family) if who.role == "family" else content.told(db, family["id"])
    found = next((one for one in listed if one["id"] == mapping_id and one["status"] == "confirmed"), None)
    if found is None:
        raise NotFound
    open_family(db, who, family["id"], page="mapping")
    return render("mapping/earlier.html", family=family, mapping=found, **pages.words_of(db, family))


def show_themes() -> str:
    """What people want and need, by area, in numbers."""
    if posts.signed_in().role != "coordinator":
        raise NotFound
    found = themes(get_db())
    shown, too_few = [one for one in found if one["asked"]], [one for one in found if not one["asked"]]
    return render("mapping/themes.html", shown=shown, too_few=too_few, areas=all_areas(get_db()))


_FAMILY, _SAYING, _ASSESSMENT = "/families/<family_id>", "/sayings/<saying_id>", "/assessments/<assessment_id>"
_COMPETENCE = "/competences/<competence_id>"

COMMANDS = tuple(
    Command(name, 1, rule, form, verb, page=pages.again, after=pages.after)
    for name, rule, form, verb in (
        ("say_in_mapping", f"{_FAMILY}/sayings", forms.SayingForm, say.say_in_mapping),
        ("edit_saying", _SAYING, forms.SayingEditForm, say.edit_saying),
        ("complete_mapping", f"{_FAMILY}/mapping-completions", forms.CompletionForm, complete.complete_mapping),
        ("answer_mapping", f"{_FAMILY}/mapping-answers", forms.MappingAnswerForm, complete.answer_mapping),
        ("start_assessment", f"{_FAMILY}/assessments", forms.AssessmentForm, assess.start_assessment),
        ("edit_assessment", _ASSESSMENT, forms.AssessmentEditForm, assess.edit_assessment),
        ("turn_assessment", f"{_ASSESSMENT}/status", forms.TurnForm, assess.turn_assessment),
        ("plan_from_assessment", f"{_ASSESSMENT}/plan", forms.PlanFromForm, assess.plan_from_assessment),
        ("map_competence", f"{_FAMILY}/competences", forms.CompetenceForm, staircase.map_competence),
        ("edit_competence", _COMPETENCE, forms.CompetenceEditForm, staircase.edit_competence),
        ("decide_competence", f"{_COMPETENCE}/decision", forms.DecisionForm, staircase.decide_competence),
    )
)


def _kept(db: Database, who: Any) -> list[str]:
    if who.role == "family":
        return ["/our-mapping"]
    return kept_pages(db, who, "mapping")


def register(app: Flask) -> None:
    """Serve the pages and the commands, keep the pages on phones, and give the words."""
    app.add_url_rule("/families/<family_id>/mapping", "mapping.show", show_mapping)
    app.add_url_rule("/our-mapping", "mapping.own", show_own)
    app.add_url_rule("/mappings/<mapping_id>", "mapping.earlier", show_earlier)
    app.add_url_rule("/themes", "mapping.themes", show_themes)
    for command in COMMANDS:
        posts.serve(app, command)
    app.jinja_env.globals.update(cards.BLANK)
    for prefix in ("/families/", "/our-mapping"):
        keepable.register(prefix, _kept)
    more.add("/our-mapping", _l("Så har vi det"), "book-open", ("family",), 2)
    more.add("/themes", _l("Det familjerna vill och behöver"), "sprout", ("coordinator",), 5)
    words.register(wording.CODES)
    plan_words.LABELS.update(wording.LABELS)
    plan_words.CARDS.update({table: table for table in ("saying", "mapping", "assessment", "competence")})
    plan_words.SHAPES.update(wording.SHAPES)

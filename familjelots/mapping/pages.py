"""How the pages of mappings, assessments and the staircase are drawn, also with a refused form in them."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core.errors import NotFound
from ..core.web.database import get_db
from ..core.web.forms import Words
from ..core.web.fragments import render
from ..plans.cards import Typed
from . import assess, assessment_queries, choosing, content, queries, readable, wording
from .programme_words import words_of_programme

_RECORDS = {
    "saying_id": queries.saying,
    "assessment_id": assessment_queries.assessment,
    "competence_id": assessment_queries.competence,
}


_EDITED = {
    "SayingEditForm": "saying",
    "AssessmentEditForm": "assessment",
    "CompetenceEditForm": "competence",
    "DecisionForm": "competence",
}


def staff_page(db: Database, who: Any, family_id: str, typed: Typed | None = None) -> str:
    """The page of a family's mapping, for those who work with it."""
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="mapping")
    shown = {**content.mapping_page(db, who, family), **words_of(db, family)}
    return render("mapping/mapping.html", typed=typed, homeless=_homeless(db, who, typed), **shown)


def _homeless(db: Database, who: Any, typed: Typed | None) -> list[str]:
    """What was typed into a form that stands on the page no longer, since its record has been closed."""
    table = _EDITED.get(typed.kind) if typed and typed.id else None
    if typed is None or table is None or choosing.may_choose(db, who, table, typed.id or ""):
        return []
    return [field.data for field in typed.form if isinstance(field, Words) and field.data]


def own_page(db: Database, who: Any, typed: Typed | None = None) -> str:
    """So we have it: what one of a family reads, and says yes to."""
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page="mapping")
    return render(
        "mapping/our_mapping.html",
        typed=typed,
        family=family,
        mappings=readable.mappings_for(db, who, family),
        assessments=readable.assessments_for(db, who, family),
        decisions=readable.decisions_for(db, who, family),
        **words_of(db, family),
    )


def words_of(db: Database, family: dict) -> dict[str, Any]:
    """The words that a family's pages of this room are written with."""
    return {
        **words_of_programme(db, family),
        "routes": wording.ROUTES,
        "stances": wording.STANCES,
        "decisions_": wording.DECISIONS,
    }


def again(db: Database, who: Any, form: Any, **args: str) -> str:
    """The page with a refused form in it, and all that was typed."""
    ((kind, id),) = args.items()
    if who.role == "family":
        return own_page(db, who, Typed(form))
    if kind == "family_id":
        return staff_page(db, who, id, Typed(form))
    record = _RECORDS[kind](db, id)
    if record and kind == "assessment_id" and not assess.may_read(who, record):
        raise NotFound
    return staff_page(db, who, record["family"] if record else id, Typed(form, id))


def after(who: Any, **args: str) -> str:
    """Where a plain post leads."""
    if who.role == "family":
        return "/our-mapping"
    ((kind, id),) = args.items()
    record = {"family": id} if kind == "family_id" else _RECORDS[kind](get_db(), id)
    return f"/families/{record['family']}/mapping" if record else "/"

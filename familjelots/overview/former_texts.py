"""Every text that a record has had, or that waited beside it: who wrote it, when, and what became of it."""

from typing import Any

from flask import Blueprint
from sqlite_utils import Database

from ..access import open_family
from ..accounts import queries as accounts
from ..core import edit_queries, edits
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..mapping import choosing
from ..plans.wording import CARDS, LABELS, is_hidden, worded

pages = Blueprint("former_texts", __name__)

_OF_THE_PLAN = frozenset({"next_step", "goal", "barrier", "strength", "demand"})
_TIMES = frozenset({"letter", "appointment"})
_NAMED_BY = {**dict.fromkeys(_OF_THE_PLAN, "text"), "letter": "sender", "appointment": "with_whom"}
"""Table → the field by which a reader knows one of its records."""


@pages.get("/steps/<step_id>/texts")
@pages.get("/goals/<goal_id>/texts")
@pages.get("/barriers/<barrier_id>/texts")
@pages.get("/strengths/<strength_id>/texts")
@pages.get("/demands/<demand_id>/texts")
@pages.get("/sayings/<saying_id>/texts")
@pages.get("/mappings/<mapping_id>/texts")
@pages.get("/assessments/<assessment_id>/texts")
@pages.get("/competences/<competence_id>/texts")
@pages.get("/letters/<letter_id>/texts")
@pages.get("/appointments/<appointment_id>/texts")
def show_former_texts(**args: str) -> str:
    """The texts of one record, newest first, for those who work with the family."""
    ((kind, record),) = args.items()
    db, who = get_db(), posts.signed_in()
    table = next(table for table, card in CARDS.items() if kind == f"{card}_id")
    family_id = edit_queries.record_field(db, table, record, "family")
    if not who.works_with_families or family_id is None or not choosing.may_read(db, who, table, record):
        raise NotFound
    page = "plan" if table in _OF_THE_PLAN else "times" if table in _TIMES else "mapping"
    family = open_family(db, who, family_id, page=page)
    return render(
        "overview/former_texts.html",
        family=family,
        page=page,
        name=edit_queries.record_field(db, table, record, _NAMED_BY[table]) if table in _NAMED_BY else "",
        fields=_fields(db, family, table, record),
    )


def _fields(db: Database, family: dict, table: str, record: str) -> list[dict]:
    """Each field that ever changed, with its texts, newest first."""
    edited, met = edit_queries.edits_of(db, table, record), edit_queries.conflicts_of(db, table, record)
    made = edit_queries.made(db, table, record) or {}
    names = dict.fromkeys(one["field"] for one in [*edited, *met])
    found = []
    for name in (name for name in names if not is_hidden(db, table, record, name)):
        now = edit_queries.record_field(db, table, record, name)
        own = [edit for edit in edited if edit["field"] == name]
        texts = _standing(own, made, now) + _waiting([one for one in met if one["field"] == name])
        texts.reverse()  # of one moment, what came later is newer
        texts.sort(key=lambda text: (not text["at"], text["at"]), reverse=True)
        told = [
            {**text, "words": worded(db, family, name, text["text"]), "name": _name(db, text["user"])} for text in texts
        ]
        found.append({"label": LABELS.get((table, name), ""), "texts": told})
    return found


def _standing(edited: list[dict], made: dict, now: Any) -> list[dict]:
    """The texts that stood there, from the first to the one that stands now; that one may have come by no edit.

    How a goal stands is also said by its endings and answers, which tell who and when themselves.
    """
    first = {"text": edited[0]["before"] if edited else now, "user": made.get("user"), "at": made.get("made_at") or ""}
    later = [{"text": edit["after"], "user": edit["user"], "at": edit["made_at"]} for edit in edited]
    texts = [first, *later]
    if texts[-1]["text"] != now:
        texts.append({"text": now, "user": None, "at": ""})
    return [{**text, "state": "now" if text is texts[-1] else "before"} for text in texts]


def _waiting(met: list[dict]) -> list[dict]:
    """Texts that came too late and were not chosen, or wait for somebody to choose."""
    return [
        {
            "text": one["mine"],
            "user": one["user"],
            "at": one["made_at"],
            "state": "not_chosen" if one["settled_at"] else "waits",
        }
        for one in met
        if one["chosen"] != edits.WAITS
    ]


def _name(db: Database, account: str | None) -> str:
    found = accounts.account(db, account) if account else None
    return found["name"] if found else ""

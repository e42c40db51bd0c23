"""The plan on paper: for the family to put on its wall, and for the municipality to file."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, request
from sqlite_utils import Database

from ..access import open_family, visible_members
from ..core import clock
from ..core.errors import NotFound
from ..core.web import language, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..plans import paper
from ..programmes import programme_of
from ..programmes import said as in_language
from ..visits.cards import life_areas
from ..wording import said

pages = Blueprint("paper", __name__)


@pages.get("/families/<family_id>/plan/print")
def print_plan(family_id: str) -> str:
    """The plan to print: as one of the family reads it, in that person's language, or as it is filed."""
    db, who = get_db(), posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="plan on paper")
    members = visible_members(db, who, family)
    facts = {"family": family, "members": [one for one in members if one["role"] != "child"], "today": clock.today()}
    if request.args.get("form") == "file":
        private = request.args.get("private") == "yes"
        return render("overview/plan_file.html", private=private, **facts, **_filed(db, family, private))
    return _for_a_member(db, who, family, members, facts)


def _filed(db: Database, family: dict, private: bool) -> dict[str, Any]:
    programme = in_language(programme_of(db, family).name, language.here())
    facts = {"areas": life_areas(family), "programme": programme, "dated": _dated}
    return {**facts, **paper.for_the_file(db, family, private)}


def _dated(stamp: str) -> str:
    """The day of an instant as files have it: with its year, and short."""
    return clock.local(stamp).date().isoformat()


def _for_a_member(db: Database, who: Any, family: dict, members: list[dict], facts: dict[str, Any]) -> str:
    """As the chosen person reads it; without a choice, the first grown one. Nobody reads the other home's here."""
    asked = request.args.get("for") or next((one["id"] for one in facts["members"]), None)
    chosen = next((one for one in members if one["id"] == asked), None)
    if chosen is None and asked:
        raise NotFound
    reader = replace(who, role="family", member=asked, family=family["id"])
    wanted = chosen["language"] if chosen else ""
    told = paper.for_the_family(db, reader, family)
    told["own"], told["said_dir"] = said.all_in(db, family["id"], wanted), language.direction(wanted or "sv")
    return render("overview/plan_paper.html", me=None, chosen=chosen, missing=_speak(wanted), **facts, **told)


def _speak(wanted: str) -> str:
    """Choose the page's language, and say which one is missing, if the reader's is."""
    if wanted in language.LANGUAGES or not wanted:
        language.choose(wanted or None)
        return ""
    language.choose("sv")
    return language.language_name(wanted)

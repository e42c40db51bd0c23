"""Answers, goals' levels, the ladder and status over HTTP."""

from typing import Any

from flask import Flask, g, request
from sqlite_utils import Database

from ..access import behind, kept_pages, reads, those_who_work
from ..accounts import more
from ..closing.turn import CLOSED
from ..core.commands import Command
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.language import later as _l
from ..plans.cards import Typed
from . import attain, cards, forms, measure, move, pages, shown, status_routes, wording
from .due import asked_now

_FAMILY = "/families/<family_id>"


def show_progress(family_id: str) -> str:
    """How it goes for a family."""
    return pages.progress_page(get_db(), posts.signed_in(), family_id, everything="all" in request.args)


def show_own() -> str:
    """One's own questions and answers."""
    return pages.own_page(get_db(), posts.signed_in())


def show_estimates(family_id: str) -> str:
    """What staff believe."""
    return pages.estimates_page(get_db(), posts.signed_in(), family_id)


def _again(db: Database, who: Any, form: Any, family_id: str) -> str:
    if who.role == "family":
        return pages.own_page(db, who, Typed(form))
    return pages.progress_page(db, who, family_id, Typed(form))


def _after(who: Any, family_id: str) -> str:
    return "/our-answers" if who.role == "family" else f"/families/{family_id}/progress"


def _estimates_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    return pages.estimates_page(db, who, family_id, Typed(form))


COMMANDS = (
    *(
        Command(name, 1, f"{_FAMILY}/{path}", form, verb, _again, _after)
        for name, path, form, verb in (
            ("choose_sharing", "sharings", forms.SharingForm, measure.choose_sharing),
            ("answer_indicator", "measurements", forms.AnswerForm, measure.answer_indicator),
            ("correct_answer", "measurement-corrections", forms.CorrectionForm, measure.correct_answer),
            ("tell_about_answer", "measurement-words", forms.AboutForm, measure.tell_about_answer),
            ("agree_levels", "goal-levels", forms.LevelsForm, behind(attain.agree_levels, those_who_work)),
            ("rate_goal", "goal-ratings", forms.RatingForm, behind(attain.rate_goal, those_who_work)),
            ("move_on_ladder", "ladder-moves", forms.MoveForm, behind(move.move_on_ladder, those_who_work)),
        )
    ),
    Command(
        "estimate", 1, f"{_FAMILY}/estimates", forms.EstimateForm, behind(measure.estimate, those_who_work),
        _estimates_again, lambda _who, family_id: f"/families/{family_id}/estimates",
    ),
)  # fmt: skip


def _kept(db: Database, who: Any) -> list[str]:
    return ["/our-answers"] if who.role == "family" else kept_pages(db, who, "progress")


def _due(listed: list[dict]) -> list[dict]:
    """The families of *Idag* in which somebody has questions to answer, with who."""
    known = {one["id"]: one for one in listed if not one["protected"] and one["status"] not in CLOSED}
    asked = asked_now(get_db(), known)
    found = [
        {"family": id, "name": known[id]["name"], "people": [one.member["name"] for one in asked[id] if one.left]}
        for id in known
        if any(one.left for one in asked.get(id, ()))
    ]
    reads.note_all(g.who, (one["family"] for one in found), "today")
    return found


def _own_left() -> int:
    """How many questions wait for the reader themself."""
    asked = asked_now(get_db(), [g.who.family]).get(g.who.family, ())
    return sum(len(one.left) for one in asked if one.member["id"] == g.who.member)


def register(app: Flask) -> None:
    """Serve the pages and the commands, keep the pages on phones, and give the words."""
    app.add_url_rule(f"{_FAMILY}/progress", "progress.show", show_progress)
    app.add_url_rule(f"{_FAMILY}/estimates", "progress.estimates", show_estimates)
    app.add_url_rule("/our-answers", "progress.own", show_own)
    for command in COMMANDS:
        posts.serve(app, command)
    app.jinja_env.globals.update(cards.BLANK, questions_due=_due, own_questions=_own_left, answering=shown.answering)
    for prefix in ("/families/", "/our-answers"):
        keepable.register(prefix, _kept)
    status_routes.register(app)
    more.add("/our-answers", _l("Hur går det?"), "sun", ("family",), 5)
    words.register(wording.CODES)

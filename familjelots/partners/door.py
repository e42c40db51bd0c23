"""What a partner meets behind its link: its own part of the plan, and one form. Without JavaScript, too."""

from typing import Any

from sqlite_utils import Database

from ..access import open_to_partner
from ..accounts import outside
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web.fragments import render
from . import forms, part, queries
from .ask import is_over

KIND = "question"


def _open_question(db: Database, id: str) -> dict | None:
    """The question while it may be answered: not ended, and the family's yes still holds."""
    question = queries.question(db, id)
    if question is None or is_over(question):
        return None
    try:
        open_to_partner(db, part.partner_of(question), question["family"], question["receiver"])
    except NotFound:
        return None
    return question


def _part_page(db: Database, question: dict, typed: Any = None) -> str:
    shown = part.part_of(db, part.partner_of(question), question, "partner")
    mine = [
        one
        for one in queries.answers(db, question["family"])
        if one["question"] == question["id"] and not one["noted_by"]
    ]
    form = typed or forms.AnswerForm()
    told = {row["step"].data: row["status"].data for row in form.steps.entries} if typed else {}
    return render(
        "partners/part.html", form=form, told=told, answers=mine, address=outside.here(), **shown, **outside.NOBODY
    )


def _again(db: Database, _who: Any, form: Any, question_id: str) -> str:
    return _part_page(db, queries.question(db, question_id) or {}, form)


def _after(_who: Any, question_id: str) -> str:  # noqa: ARG001 - the address is the link's own
    return outside.here()


ANSWER = Command(
    "answer_question", 1, "/partner-questions/<question_id>/answers", forms.AnswerForm, part.answer_question, _again,
    _after,
)  # fmt: skip


def serve() -> None:
    """Say what a question's link leads to."""
    outside.open_room(KIND, outside.Room(_open_question, part.partner_of, _part_page, ANSWER, "question_id"))

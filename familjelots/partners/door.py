"""What a partner meets: the code, its own part, and the friendly page when it has ended. Without JavaScript, too."""

from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request
from sqlite_utils import Database

from ..accounts.web import STATUS, caller
from ..core.commands import Command, register
from ..core.errors import NotFound, Refused
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import forms, links, part, queries

pages = Blueprint("partner_door", __name__)
COOKIE = "partner"
NOBODY = {"who": None, "nav": []}
"""A partner is nobody in the house: no bar, no lock, whoever else is signed in on that computer."""


@pages.get("/p/<token>")
def door(token: str) -> Response:
    """The code's form, or the partner's part once the code has been given."""
    question = links.question_at(get_db(), token)
    if question is None:
        return _ended()
    if not _is_in(question):
        return make_response(_code_page(token, forms.CodeForm()))
    return make_response(_part_page(get_db(), part.partner_of(question), question))


@pages.post("/p/<token>")
def knock(token: str) -> Response:
    """The code has been typed."""
    question = links.question_at(get_db(), token)
    if question is None:
        return _ended()
    form = forms.CodeForm(request.form)
    try:
        session = links.come_in(get_db(), question, form.code.data or "", caller())
    except Refused as refused:
        form.refuse(refused.field, words.of(refused.code))
        return make_response(_code_page(token, form), STATUS.get(refused.code, 422))
    answer = make_response(redirect(f"/p/{token}", 303))
    secure = request.is_secure or current_app.config["ORIGIN"].startswith("https:")
    answer.set_cookie(COOKIE, session, path=f"/p/{token}", httponly=True, samesite="Lax", secure=secure)
    return answer


@pages.post("/p/<token>/answer")
def take_answer(token: str) -> Response:
    """The partner's answer, into the journal like everybody's."""
    question = links.question_at(get_db(), token)
    if question is None:
        return _ended()
    if not _is_in(question):
        return make_response(redirect(f"/p/{token}", 303))
    return posts.take_for(part.partner_of(question), ANSWER, {"question_id": question["id"]})


def _is_in(question: dict) -> bool:
    return links.is_in(get_db(), request.cookies.get(COOKIE, ""), question)


def _code_page(token: str, form: forms.CodeForm) -> str:
    return render("partners/code.html", form=form, address=f"/p/{token}", **NOBODY)


def _part_page(db: Database, who: Any, question: dict, typed: Any = None) -> str:
    try:
        shown = part.part_of(db, who, question, "partner")
    except NotFound:
        return render("partners/ended.html", **NOBODY)
    mine = [
        one
        for one in queries.answers(db, question["family"])
        if one["question"] == question["id"] and not one["noted_by"]
    ]
    form = typed or forms.AnswerForm()
    told = {row["step"].data: row["status"].data for row in form.steps.entries} if typed else {}
    address = request.path.removesuffix("/answer")
    return render("partners/part.html", form=form, told=told, answers=mine, address=address, **shown, **NOBODY)


def _again(db: Database, who: Any, form: Any, question_id: str) -> str:
    question = queries.question(db, question_id)
    return _part_page(db, who, question or {}, form)


def _after(_who: Any, question_id: str) -> str:  # noqa: ARG001 - the address is the link's own
    return request.path.removesuffix("/answer")


def _ended() -> Response:
    """The same for what has ended, what was taken back, and what never was."""
    return make_response(render("partners/ended.html", **NOBODY), 404)


ANSWER = Command(
    "answer_question", 1, "/partner-questions/<question_id>/answers", forms.AnswerForm, part.answer_question, _again,
    _after,
)  # fmt: skip


def serve(app: Any) -> None:
    """Serve the door. The command is reached through it alone: no session of ours may answer for a partner."""
    app.register_blueprint(pages)
    register.add(ANSWER)
    words.register({"code_spent": _l("Koden gäller inte längre. Be den som frågar om en ny länk.")})

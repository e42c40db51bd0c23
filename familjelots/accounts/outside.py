"""The door of those without an account: the code, what the link leads to, and the friendly page when it has ended.

Without JavaScript, too. A room says what its kind of link leads to; nothing else of the house opens by it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, request
from sqlite_utils import Database

from ..core.commands import Command, register
from ..core.errors import NotFound, Refused
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import codes, forms, links
from .web import STATUS, caller

pages = Blueprint("outside", __name__)
COOKIE = "partner"
NOBODY = {"who": None, "nav": []}
"""Whoever comes by a link is nobody in the house: no bar, no lock, whoever else is signed in on that computer."""


@dataclass(frozen=True)
class Room:
    """What a kind of link leads to.

    find:   `find(db, id)`, the thing while it may be opened, else None.
    person: `person(thing)`, as whom one reads and answers.
    page:   `page(db, thing)`, the thing's page; `NotFound` when it has ended meanwhile.
    answer: the command by which it is answered, and the name that its rule gives the thing's id.
    """

    find: Callable[[Database, str], dict | None]
    person: Callable[[dict], Any]
    page: Callable[[Database, dict], str]
    answer: Command
    argument: str


_rooms: dict[str, Room] = {}


def open_room(kind: str, room: Room) -> None:
    """Say what a kind of link leads to. Its command is reached by the door alone: no session of ours may answer."""
    _rooms[kind] = room
    register.add(room.answer)


def address_of(token: str, code: str) -> dict[str, str]:
    """A new link as it is shown this once: the whole address, and the code in groups."""
    origin = (current_app.config["ORIGIN"] or request.host_url).rstrip("/")
    return {"address": f"{origin}/p/{token}", "code": codes.grouped(code)}


def here() -> str:
    """The address of the door that this request came to."""
    return request.path.removesuffix("/answer")


@pages.get("/p/<token>")
def door(token: str) -> Response:
    """The code's form, or what the link leads to once the code has been given."""
    link, room, thing = _behind(token)
    if link is None:
        return _ended()
    if not _is_in(link):
        return make_response(_code_page(forms.OutsideCodeForm()))
    try:
        return make_response(room.page(get_db(), thing))
    except NotFound:
        return _ended()


@pages.post("/p/<token>")
def knock(token: str) -> Response:
    """The code has been typed."""
    link, _room, _thing = _behind(token)
    if link is None:
        return _ended()
    form = forms.OutsideCodeForm(request.form)
    try:
        session = links.come_in(get_db(), link, form.code.data or "", caller())
    except Refused as refused:
        form.refuse(refused.field, words.of(refused.code))
        return make_response(_code_page(form), STATUS.get(refused.code, 422))
    answer = make_response(redirect(here(), 303))
    secure = request.is_secure or current_app.config["ORIGIN"].startswith("https:")
    answer.set_cookie(COOKIE, session, path=here(), httponly=True, samesite="Lax", secure=secure)
    return answer


@pages.post("/p/<token>/answer")
def take_answer(token: str) -> Response:
    """The answer, into the journal like everybody's."""
    link, room, thing = _behind(token)
    if link is None:
        return _ended()
    if not _is_in(link):
        return make_response(redirect(here(), 303))
    return posts.take_for(room.person(thing), room.answer, {room.argument: thing["id"]})


def _behind(token: str) -> Any:
    """The link, its room and the thing; three times None when it leads nowhere."""
    link = links.link_at(get_db(), token)
    room = _rooms[link["kind"]] if link else None
    thing = room.find(get_db(), link["thing"]) if link and room else None
    return (link, room, thing) if thing else (None, None, None)


def _is_in(link: dict) -> bool:
    return links.is_in(get_db(), request.cookies.get(COOKIE, ""), link)


def _code_page(form: forms.OutsideCodeForm) -> str:
    return render("accounts/outside_code.html", form=form, address=here(), **NOBODY)


def _ended() -> Response:
    """The same for what has ended, what was taken back, and what never was."""
    return make_response(render("accounts/outside_ended.html", **NOBODY), 404)


words.register({"code_spent": _l("Koden gäller inte längre. Be den som frågar om en ny länk.")})

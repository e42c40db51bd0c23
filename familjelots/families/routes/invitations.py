"""Inviting a family's people: who, and the code that is shown once."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, Response, make_response, redirect, request

from ...access import leads, open_family, visible_members
from ...accounts import codes
from ...accounts import queries as accounts
from ...accounts.web import code_words
from ...core import journal
from ...core.errors import NotFound
from ...core.web import posts
from ...core.web.database import get_db
from ...core.web.fragments import render

pages = Blueprint("invitations", __name__)


@pages.get("/families/<family_id>/invitation")
def invitation_page(family_id: str) -> str:
    """Who in the family may be invited."""
    return _invitation_page(_family_to_invite(family_id))


@pages.get("/families/<family_id>/members/<member_id>/invitation")
def member_page(family_id: str, member_id: str) -> Response:
    """A code is shown once and never again: its address leads back to the family's list."""
    _member_to_invite(_family_to_invite(family_id), member_id)
    return make_response(redirect(f"/families/{family_id}/invitation", 303))


@pages.post("/families/<family_id>/members/<member_id>/invitation")
def invite(family_id: str, member_id: str) -> str:
    """A new code for one of the family, shown this once; opens the account where there is none."""
    who, family = posts.signed_in(), _family_to_invite(family_id)
    member = _member_to_invite(family, member_id)
    account = accounts.account_of_member(get_db(), member_id) or _open_account(who, family_id, member_id)
    code = codes.make_code(get_db(), account["id"], "invitation", who.id)
    return _invitation_page(family, member=member, **code_words(code, "invitation"))


def _family_to_invite(family_id: str) -> dict:
    who = posts.signed_in()
    family = open_family(get_db(), who, family_id, page="invitation")
    if not leads(who, family):
        raise NotFound
    return family


def _member_to_invite(family: dict, member_id: str) -> dict:
    for member in visible_members(get_db(), posts.signed_in(), family):
        if member["id"] == member_id:
            return member
    raise NotFound


def _open_account(who: Any, family_id: str, member_id: str) -> dict:
    posted = request.form.get("op", "")
    op = posted if journal.is_op(posted) else str(uuid4())
    account = str(uuid4())
    path = f"/families/{family_id}/members/{member_id}/account"
    journal.submit(get_db(), who, journal.Entry(op, path, {"id": [account]}, "invite_member"))
    return accounts.account_of_member(get_db(), member_id) or {"id": account}


def _invitation_page(family: dict, **shown: Any) -> str:
    members = visible_members(get_db(), posts.signed_in(), family)
    return render("families/invitation.html", family=family, members=members, shown=shown or None)

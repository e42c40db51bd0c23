"""Commands on families over HTTP, and inviting their people. The pages about a family live in `overview`."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, Flask, Response, make_response, redirect, request
from flask_babel import lazy_gettext as _l

from ..access import open_family, visible_members
from ..accounts import codes
from ..accounts import queries as accounts
from ..accounts.web import code_words
from ..core import journal
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import enrol, forms
from .give import give_family
from .invite_member import invite_member, may_invite

pages = Blueprint("families", __name__)


def _family_page(_who: object, family_id: str) -> str:
    return f"/families/{family_id}"


COMMANDS = (
    Command("add_family", 1, "/families", forms.FamilyForm, enrol.add_family, after=lambda _who: "/families"),
    Command(
        "add_household", 1, "/families/<family_id>/households", forms.HouseholdForm, enrol.add_household,
        after=_family_page,
    ),
    Command("add_member", 1, "/families/<family_id>/members", forms.MemberForm, enrol.add_member, after=_family_page),
    Command(
        "give_family", 1, "/families/<family_id>/contact-person", forms.ContactPersonForm, give_family,
        after=_family_page,
    ),
    Command(
        "invite_member", 1, "/families/<family_id>/members/<member_id>/account", forms.InvitationForm, invite_member,
        after=lambda _who, family_id, **_args: f"/families/{family_id}/invitation",
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the invitations, the commands and their words."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    words.register(
        {
            "unknown_household": _l("Det hemmet hör inte till familjen."),
            "not_a_coach": _l("Välj någon som är familjeombud."),
        }
    )


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
    if not may_invite(who, family):
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

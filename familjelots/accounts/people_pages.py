"""The administrator's people: who may sign in, and how they get in when they cannot."""

from typing import Any

from flask import Response, make_response, redirect, request

from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import codes, devices, forms, queries, sessions
from .more import STAFF
from .web import code_words, pages

KINDS = ("invitation", "one_time")
PAGE = 50


@pages.get("/people")
def people() -> str:
    """Everybody who may sign in."""
    return people_again(get_db(), posts.signed_in(), forms.AccountForm())


def people_again(db: Any, who: Any, form: forms.AccountForm) -> str:
    """The list with the form for one more, as it was typed. Anybody can post what is refused: few may see the list."""
    _only_administrator(who)
    page = _page()
    families = queries.family_accounts(db, (page - 1) * PAGE, PAGE + 1)
    return render(
        "accounts/people.html",
        staff=queries.staff(db) if page == 1 else [],
        families=families[:PAGE],
        before=page - 1,
        after=page + 1 if len(families) > PAGE else None,
        form=form,
        professions=forms.PROFESSIONS,
        roles=[(role, forms.ROLE_WORDS[role]) for role in STAFF],
        role_words=forms.ROLE_WORDS,
    )


@pages.get("/people/<account_id>")
def person(account_id: str) -> str:
    """One person: codes, phones, the end."""
    return person_again(get_db(), posts.signed_in(), None, account_id)


def person_again(db: Any, who: Any, form: Any, account_id: str, **shown: Any) -> str:
    """One person, with a code that has just been made, or what could not be done."""
    _only_administrator(who)
    found = queries.account(db, account_id) or _missing()
    return render(
        "accounts/person.html", person=found, devices=queries.devices(db, account_id), form=form,
        role_words=forms.ROLE_WORDS, shown=shown or None,
    )  # fmt: skip


@pages.post("/people/<account_id>/invitations")
def give_code(account_id: str) -> Response | str:
    """A new code, shown this once."""
    who = _administrator()
    kind = request.form.get("kind", "")
    if kind not in KINDS:
        raise NotFound
    code = codes.make_code(get_db(), account_id, kind, who.id)
    return person_again(get_db(), who, None, account_id, kind=kind, **code_words(code, kind))


@pages.post("/people/<account_id>/devices/<device_id>/revocation")
def revoke_phone(account_id: str, device_id: str) -> Response:
    """A phone that is lost."""
    _administrator()
    devices.revoke_device(get_db(), account_id, device_id)
    return make_response(redirect(f"/people/{account_id}", 303))


@pages.post("/people/<account_id>/sign-out")
def sign_out_person(account_id: str) -> Response:
    """End a person's sessions on computers."""
    _administrator()
    sessions.end_all(get_db(), account_id)
    return make_response(redirect(f"/people/{account_id}", 303))


def _administrator() -> Any:
    who = posts.signed_in()
    _only_administrator(who)
    return who


def _only_administrator(who: Any) -> None:
    if who.role != "administrator":
        raise NotFound


def _page() -> int:
    asked = request.args.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 6 and int(asked) else 1


def _missing() -> Any:
    raise NotFound

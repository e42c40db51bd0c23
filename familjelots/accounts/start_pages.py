"""An invitation: its code opens half an hour in which a person chooses how to come back."""

from flask import Response, g, make_response, redirect, request

from ..core.errors import Conflict, Refused
from ..core.web import language, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import codes, cookies, forms, key_queries, queries, sessions
from .web import HOMES, STATUS, caller, pages


@pages.get("/start")
def start_page() -> str:
    """Where the invitation leads. Looking burns nothing: programs look at links too."""
    return _start_page(forms.InvitationForm(code=codes.grouped(codes.canonical(request.args.get("code", "")))))


@pages.post("/start")
def begin() -> Response:
    """*Börja*: the code is spent."""
    form = forms.InvitationForm(request.form)
    if not form.validate():
        return make_response(_start_page(form), 422)
    try:
        account = codes.spend_invitation(get_db(), form.code.data or "", caller())
    except Refused as refused:
        form.refuse(refused.field, words.of(refused.code))
        return make_response(_start_page(form), STATUS[refused.code])
    token, _secret = cookies.start(account, "invited")
    answer = make_response(redirect("/welcome", 303))
    cookies.put(answer, token)
    return answer


@pages.get("/welcome")
def welcome() -> str:
    """How do you want to come back?"""
    who = posts.signed_in()
    return render(
        "accounts/welcome.html",
        has_key=bool(key_queries.passkeys(get_db(), who.id)),
        may_stay_online=_may_stay_online(),
        idle=sessions.idle_minutes(),
        languages=[(code, forms.LANGUAGE_WORDS[code]) for code in language.LANGUAGES],
    )


@pages.post("/welcome/online")
def stay_online() -> Response:
    """Nothing is kept here. The session is a computer's, or without JavaScript a short one."""
    who = posts.signed_in()
    if not _may_stay_online():
        raise Conflict("second_way_needed")
    answer = make_response(redirect(HOMES[who.role], 303))
    if who.kind == "invited":
        kind = "plain" if request.form.get("plain") else "laptop"
        token, _secret = cookies.start(who.id, kind, signed_in_at=who.signed_in_at)
        cookies.put(answer, token)
    return answer


def _may_stay_online() -> bool:
    """Who works here never comes in by a code alone: a key or an app for figures first."""
    who = g.who
    account = queries.account(get_db(), who.id)
    second = bool(key_queries.passkeys(get_db(), who.id)) or bool(account and account["totp_secret"])
    return second or not who.is_staff


def _start_page(form: forms.InvitationForm) -> str:
    return render("accounts/start.html", form=form)

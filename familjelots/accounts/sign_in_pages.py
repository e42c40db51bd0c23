"""Signing in and out for people: a key with one touch, or a one-time code and six figures without JavaScript."""

from flask import Response, current_app, g, make_response, redirect, request

from ..core.errors import Refused
from ..core.web import words
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import codes, cookies, forms, queries, sessions
from .web import STATUS, caller, going, pages


@pages.get("/sign-in")
def sign_in_page() -> Response | str:
    """The door. Who is in already goes on, unless a fresh sign-in is asked for."""
    who, asked = g.who, request.args.get("next", "")
    if who and who.kind == "invited":
        return make_response(redirect("/welcome", 303))
    if who and "again" not in request.args:
        return make_response(redirect(going(asked, who.role), 303))
    target = going(asked, who.role if who else None)
    return render("accounts/sign_in.html", next=target, demo=current_app.config["DEMO"])


@pages.get("/sign-in/code")
def code_page() -> str:
    """One-time code and figures."""
    return _code_page(forms.OneTimeForm())


@pages.post("/sign-in/code")
def sign_in_by_code() -> Response:
    """Sign in where there is no JavaScript: a quarter of an hour, nothing kept."""
    form = forms.OneTimeForm(request.form)
    if not form.validate():
        return make_response(_code_page(form), 422)
    try:
        account = codes.spend_one_time(get_db(), form.code.data or "", form.figures.data or "", caller())
    except Refused as refused:
        form.refuse(refused.field, words.of(refused.code))
        return make_response(_code_page(form), STATUS[refused.code])
    role = (queries.account(get_db(), account) or {}).get("role")
    token, _secret = cookies.start(account, "plain")
    answer = make_response(redirect(going(request.form.get("next", ""), role), 303))
    cookies.put(answer, token)
    return answer


@pages.post("/sign-out")
def sign_out() -> Response:
    """End the session. What a phone has not sent yet stays sealed on it."""
    return _leave()


@pages.post("/lock")
def lock() -> Response:
    """The lock button where there is no vault to lock: the session ends."""
    return _leave()


def _leave() -> Response:
    answer = make_response(redirect("/sign-in", 303))
    if g.who:
        sessions.end_session(get_db(), g.who.session)
    cookies.drop(answer, g.who)
    return answer


def _code_page(form: forms.OneTimeForm) -> str:
    idle = sessions.idle_minutes()["plain"]
    return render("accounts/code.html", form=form, next=request.values.get("next", ""), idle=idle)

"""A person's own keys and app for figures, as pages."""

from flask import Response, current_app, make_response, redirect, request

from ..core.errors import Invalid
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import forms, key_queries, passkeys, totp
from .web import fresh, pages, qr_of


@pages.get("/passkeys")
def list_passkeys() -> str:
    """One's own keys."""
    who = posts.signed_in()
    return render("accounts/passkeys.html", passkeys=key_queries.passkeys(get_db(), who.id))


@pages.post("/passkeys/<passkey_id>/removal")
def remove(passkey_id: str) -> Response:
    """Remove one of one's own keys."""
    passkeys.remove_passkey(get_db(), fresh(), passkey_id)
    return make_response(redirect("/passkeys", 303))


@pages.get("/totp")
def totp_page() -> str:
    """A new secret for the app; kept once the app has shown its first figures."""
    fresh()
    return _totp_page(forms.TotpForm(secret=totp.new_secret()))


@pages.post("/totp")
def keep_totp() -> Response:
    """Keep the app's secret."""
    who = fresh()
    form = forms.TotpForm(request.form)
    if not form.validate():
        return make_response(_totp_page(form), 422)
    try:
        totp.keep_secret(get_db(), who, form.secret.data or "", form.figures.data or "")
    except Invalid as refused:
        form.refuse(refused.field, words.of(refused.code))
        return make_response(_totp_page(form), 422)
    return make_response(redirect("/welcome" if who.kind == "invited" else "/totp/done", 303))


@pages.get("/totp/done")
def totp_done() -> str:
    """The app's figures are good from now on."""
    posts.signed_in()
    return render("accounts/totp_done.html")


def _totp_page(form: forms.TotpForm) -> str:
    who = posts.signed_in()
    if not totp.is_secret(form.secret.data or ""):
        form.secret.data = totp.new_secret()
    secret = str(form.secret.data)
    address = totp.address(secret, who.name, current_app.config["APP_NAME"])
    shown = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return render("accounts/totp.html", form=form, qr=qr_of(address), shown=shown)

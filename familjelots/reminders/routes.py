"""Follow-ups, and the reminders that a person wants, over HTTP."""

import json
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, make_response, redirect, request
from sqlite_utils import Database

from ..access import open_family
from ..accounts import more
from ..core.commands import Command
from ..core.errors import Invalid, NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.errors import wants_json
from ..core.web.fragments import htmx, render
from ..core.web.language import later as _l
from . import choice_routes, forms, queries, settings, shown
from .chosen import KINDS
from .follow_up import add_follow_up, complete_follow_up
from .keys import public_key
from .open_reminder import open_reminder
from .subscribe import end_subscription, subscribe

pages = Blueprint("reminders", __name__)

REMINDED = tuple(KINDS)
"""Roles that have something to be reminded of: what they have promised to do, or a colleague who is alone."""


def _add_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    _open(db, who, family_id)
    action = f"/families/{family_id}/follow-ups"
    return render("reminders/follow_up.html", form=form, family=family_id, action=action, command="add_follow_up")


def _complete_again(db: Database, who: Any, form: Any, follow_up_id: str) -> str:
    family = (queries.follow_up(db, follow_up_id) or {}).get("family", "")
    _open(db, who, family)
    action = f"/follow-ups/{follow_up_id}/completion"
    return render("reminders/follow_up.html", form=form, family=family, action=action, command="complete_follow_up")


def _open(db: Database, who: Any, family: str) -> None:
    """The page is for those who work here, whoever posted what it says again."""
    if not who.is_staff:
        raise NotFound
    open_family(db, who, family, page="follow_up")


def _family_page(_who: Any, family_id: str) -> str:
    return f"/families/{family_id}"


def _page_of_follow_up(_who: Any, follow_up_id: str) -> str:
    found = queries.follow_up(get_db(), follow_up_id)
    return f"/families/{found['family']}" if found else "/"


COMMANDS = (
    Command(
        "add_follow_up", 1, "/families/<family_id>/follow-ups", forms.FollowUpForm, add_follow_up,
        page=_add_again, after=_family_page,
    ),
    Command(
        "complete_follow_up", 1, "/follow-ups/<follow_up_id>/completion", forms.CompletionForm, complete_follow_up,
        page=_complete_again, after=_page_of_follow_up,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the commands, the page of one's reminders, and what they lead to."""
    settings.configure(app.config)
    for command in (*COMMANDS, *choice_routes.COMMANDS):
        posts.serve(app, command)
    app.register_blueprint(pages)
    app.register_blueprint(choice_routes.pages)
    # Nothing of it is kept: the address alone has to open the app when there is no network.
    keepable.register("/r/", lambda _db, _who: [])
    more.add("/reminders", _l("Påminnelser"), "bell", REMINDED, 5)
    words.register(
        {
            "push_unknown": _l("Den här webbläsarens påminnelser går inte att använda."),
            "no_such_kind": _l("Det valet finns inte."),
            "hour_is_quiet": _l("Den tiden är tyst. Välj en annan, eller ändra när det ska vara tyst."),
            "no_mail": _l("Skriv en e-postadress, som namn@example.se."),
            "no_number": _l("Vi har inget mobilnummer till dig. Säg det till den du har kontakt med."),
            "neutral_only": _l("Med skyddade uppgifter står bara ”Du har en påminnelse”. Det skyddar er."),
            "say_understood": _l("Kryssa i att du vet att andra kan se det."),
        }
    )


@pages.get("/reminders")
def my_reminders() -> str:
    """Which of my phones remind me, and why."""
    return shown.page(get_db(), posts.signed_in())


@pages.get("/push-key")
def push_key() -> Response:
    """The public key that browsers want to know before they let anybody send."""
    return jsonify(key=public_key(settings.settings().instance))


@pages.post("/push-subscriptions")
def take_subscription() -> Response:
    """This browser wants reminders."""
    who = posts.signed_in()
    try:
        id = subscribe(get_db(), who, **_posted())
    except Invalid as refused:
        message = words.of(refused.code)
        return make_response(
            jsonify(message=message) if wants_json() else shown.page(get_db(), who, message=message), 422
        )
    return make_response(jsonify(id=id), 201) if wants_json() else make_response(redirect("/reminders", 303))


@pages.post("/push-subscriptions/<subscription_id>/end")
def stop_subscription(subscription_id: str) -> Response:
    """That browser wants no more."""
    end_subscription(get_db(), posts.signed_in(), subscription_id)
    return make_response(redirect("/reminders", 303))


@pages.get("/r/<token>")
def follow(token: str) -> Response:
    """Where a tapped notification leads. A phone is told the path, so that it shows its own copy of that page."""
    path = open_reminder(get_db(), posts.signed_in(), token)
    if not htmx:
        return make_response(redirect(path, 303))
    answer = make_response("")
    onward = {"path": path, "target": "#page", "swap": "outerHTML show:none", "replace": "true"}
    answer.headers["HX-Location"] = json.dumps(onward)
    return answer


def _posted() -> dict[str, str]:
    """Endpoint and keys, as a browser's `subscription.toJSON()` or as a form has them; whatever is no text is empty."""
    posted = request.get_json(silent=True) if request.is_json else request.form
    flat = posted if isinstance(posted, dict) else {}
    nested = flat.get("keys")
    flat = {**flat, **nested} if isinstance(nested, dict) else flat
    return {name: value if isinstance(value := flat.get(name), str) else "" for name in ("endpoint", "p256dh", "auth")}

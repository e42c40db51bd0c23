"""The page of one's reminders: phones, choices, a pause, the latest."""

import hashlib
from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import NotFound
from ..core.web.fragments import render
from ..core.web.language import translate as _
from . import choice_queries, delivery_queries, forms, queries, settings
from .chosen import KINDS, choice_of
from .keys import public_key
from .moments import Choice
from .unreached import unreached


def page(db: Database, who: Any, typed: Any = None, message: str | None = None) -> str:
    """All that one can see and choose; `typed`: one of the forms with what was typed, after a refusal."""
    if who.role not in KINDS:
        raise NotFound
    choice = choice_of(db, who.id)
    today = clock.today().isoformat()
    return render(
        "reminders/reminders.html",
        subscriptions=_phones(db, who),
        key=public_key(settings.settings().instance),
        message=message,
        role=who.role,
        choosing=typed if isinstance(typed, forms.ChoiceForm) else _filled(who, choice),
        screen=typed if isinstance(typed, forms.LockScreenForm) else _screen(db, who),
        kinds=[(kind, forms.KINDS[kind]) for kind in KINDS[who.role]],
        ahead=list(forms.AHEAD.items()),
        pictures_shown=[("", _("Ingen")), *((code, f"{code} {words}") for code, words in forms.PICTURES.items())],
        again=forms.AGAIN,
        paused_until=choice.paused_until if choice.paused_until >= today else "",
        protected=who.role == "family" and choice_queries.is_protected(db, who.id),
        number=choice_queries.numbers(db, [who.id]).get(who.id, ""),
        ways=settings.settings().ways,
        latest=_latest(db, who),
        unreached=unreached(db, who),
    )


def _phones(db: Database, who: Any) -> list[dict]:
    mine = queries.subscriptions(db, who.id)
    for one in mine:
        one["mark"] = hashlib.sha256(one.pop("endpoint").encode()).hexdigest()
    return mine


def _latest(db: Database, who: Any) -> list[dict]:
    """What one was reminded of lately, as far as one may choose about it."""
    found = delivery_queries.latest_of(db, who.id, clock.stamp_of(clock.now() - timedelta(hours=24)))
    return [{**one, "words": forms.KINDS[one["kind"]]} for one in found if one["kind"] in KINDS[who.role]]


def _filled(who: Any, choice: Choice) -> forms.ChoiceForm:
    wanted = [kind for kind in KINDS[who.role] if kind not in choice.silent]
    return forms.ChoiceForm(data={**vars(choice), "kinds": wanted, "ahead": str(choice.ahead)})


def _screen(db: Database, who: Any) -> forms.LockScreenForm:
    found = choice_queries.lock_screen(db, who.id) if who.role == "family" else None
    return forms.LockScreenForm(data=found or {})

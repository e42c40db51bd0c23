"""One's own choices over HTTP: one page, four small forms, all of which work without JavaScript."""

from typing import Any

from flask import Blueprint
from sqlite_utils import Database

from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import choose, delivery_queries, forms, shown
from .open_reminder import reminder_at

pages = Blueprint("reminder_choices", __name__)


@pages.get("/r/<token>/later")
def later(token: str) -> str:
    """When to be reminded of it again."""
    who = posts.signed_in()
    return _later_page(get_db(), who, forms.SnoozeForm(), reminder_at(get_db(), who, token)["id"])


def _later_page(db: Database, who: Any, form: Any, reminder_id: str) -> str:
    found = delivery_queries.reminder(db, reminder_id, who.id)
    if found is None:
        raise NotFound
    return render("reminders/later.html", form=form, reminder=found, again=forms.AGAIN, role=who.role)


def _page_again(db: Database, who: Any, form: Any) -> str:
    return shown.page(db, who, form)


def _after(_who: Any, **_of: str) -> str:
    return choose.PAGE


COMMANDS = (
    Command(
        "choose_reminders", 1, "/reminders/choice", forms.ChoiceForm, choose.choose_reminders, _page_again, _after
    ),
    Command("pause_reminders", 1, "/reminders/pause", forms.PauseForm, choose.pause_reminders, _page_again, _after),
    Command(
        "say_lock_screen", 1, "/reminders/lock-screen", forms.LockScreenForm, choose.say_lock_screen, _page_again,
        _after,
    ),
    Command(
        "snooze_reminder", 1, "/reminders/<reminder_id>/again", forms.SnoozeForm, choose.snooze_reminder, _later_page,
        _after,
    ),
)  # fmt: skip

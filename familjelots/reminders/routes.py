"""Follow-ups over HTTP."""

from typing import Any

from flask import Flask
from sqlite_utils import Database

from ..access import open_family
from ..core.commands import Command
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import forms, queries
from .follow_up import add_follow_up, complete_follow_up


def _add_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    open_family(db, who, family_id, page="follow_up")
    action = f"/families/{family_id}/follow-ups"
    return render("reminders/follow_up.html", form=form, family=family_id, action=action, command="add_follow_up")


def _complete_again(db: Database, who: Any, form: Any, follow_up_id: str) -> str:
    family = (queries.follow_up(db, follow_up_id) or {}).get("family", "")
    open_family(db, who, family, page="follow_up")
    action = f"/follow-ups/{follow_up_id}/completion"
    return render("reminders/follow_up.html", form=form, family=family, action=action, command="complete_follow_up")


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
    """Serve the commands."""
    for command in COMMANDS:
        posts.serve(app, command)

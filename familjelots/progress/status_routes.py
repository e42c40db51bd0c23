"""Status by month over HTTP: a page for each family, and the figures for whoever coordinates."""

from typing import Any

from flask import Flask, request
from sqlite_utils import Database

from ..access import behind, kept_pages, open_family, those_who_work
from ..accounts import more
from ..closing.forms import INCOME
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..families import queries as families
from ..plans.cards import Typed
from ..reminders import queries as reminders
from . import forms, status, status_queries, status_shown
from .counts import status_after
from .respondents import kind_of

_FAMILY = "/families/<family_id>"
USUAL_MONTHS, MOST_MONTHS = 7, 60
"""After how many months the figures are told when nobody says otherwise, and at most."""


def show_status(family_id: str) -> str:
    """Where each grown person of a family stands, month by month."""
    return _status(get_db(), posts.signed_in(), family_id)


def show_counts() -> str:
    """How many had begun something, kept it, and supported themselves, so many months after they began."""
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    asked = request.args.get("months", "")
    months = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked[:4]) <= MOST_MONTHS else USUAL_MONTHS
    return render("progress/counts.html", months=months, most=MOST_MONTHS, **status_after(get_db(), who, months))


def _status(db: Database, who: Any, family_id: str, typed: Typed | None = None) -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="status")
    today, told = clock.today(), status_queries.told(db, [family_id])
    grown = [one for one in families.members(db, family_id) if kind_of(one, today) in ("adult", "young")]
    return render(
        "progress/status.html", family=family, people=[status_shown.person(one, told, today) for one in grown],
        months=status_shown.choices(today), incomes=INCOME, typed=typed, shown=status_shown.SHOWN,
        follow_ups=reminders.follow_ups_of(db, family_id),
    )  # fmt: skip


COMMAND = Command(
    "record_status", 1, f"{_FAMILY}/status-months", forms.StatusForm, behind(status.record_status, those_who_work),
    lambda db, who, form, family_id: _status(db, who, family_id, Typed(form)),
    lambda _who, family_id: f"/families/{family_id}/status",
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages and the command, and keep the family's page on the coach's phone."""
    app.add_url_rule(f"{_FAMILY}/status", "progress.status", show_status)
    app.add_url_rule("/status-counts", "progress.counts", show_counts)
    posts.serve(app, COMMAND)
    keepable.register("/families/", lambda db, who: kept_pages(db, who, "status"))
    more.add("/status-counts", _l("Läget i siffror"), "list", ("coordinator",), 6)

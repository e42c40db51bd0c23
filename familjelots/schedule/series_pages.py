"""Visits that recur, over HTTP: planned on one page, each of them listed on another."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext as _
from sqlite_utils import Database

from ..access import open_family, visible_households
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound, Refused
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.times import spelled
from . import forms, prefill, queries, series, series_queries
from .conflicts import OF_THE_TIME, WORDS
from .facts import conflicts_on
from .place import place_of
from .plan import MINUTES
from .telling import is_time
from .times import FURTHEST, wall_now

pages = Blueprint("series", __name__)


@pages.get("/planned-visits/series")
def new_page() -> str:
    """When they begin, how often they are, and the last day."""
    db, who = get_db(), posts.signed_in()
    family, asked = _family(db, who, request.args.get("family", "")), forms.TimeForm(request.args)
    at = asked.at.data if asked.validate() else ""
    return _plan_page(db, who, prefill.series_form(db, who, family, at or ""))


@pages.get("/planned-visits/series/<series_id>")
def series_page(series_id: str) -> str:
    """Each visit that was planned with the others, and what has become of it."""
    db, who = get_db(), posts.signed_in()
    found = series_queries.series(db, series_id)
    if found is None:
        raise NotFound
    family = _family(db, who, found["family"])
    homes = {home["id"]: home for home in visible_households(db, who, family)}
    visits = [{**one, "where": place_of(one, homes)} for one in queries.visits_of_series(db, series_id)]
    return render("schedule/series_visits.html", family=family, recurs=found, visits=visits)


def _plan_page(db: Database, who: Any, form: forms.SeriesForm) -> str:
    family = _family(db, who, form.family.data or "")
    form.coach.data = family["coach"] or ""
    days, always = _told(db, family, form)
    return render(
        "schedule/series.html",
        form=form,
        family=family,
        homes=prefill.home_choices(visible_households(db, who, family)),
        earliest=wall_now(),
        today=clock.today().isoformat(),
        furthest=(clock.today() + FURTHEST).isoformat(),
        every=forms.EVERY.items(),
        days=days,
        always=always,
    )


def _told(db: Database, family: dict, form: forms.SeriesForm) -> tuple[list[dict], list[str]]:
    """The days that something speaks against, each with the words for it; and the words for what does on all days.

    What is wrong with the last day or the hour is said beside its field, with the day that it is about.
    """
    start, minutes = form.starts_at.data or "", form.minutes.data or MINUTES
    if not form.summary or form.minutes.errors or form.every.errors or not family["coach"] or not is_time(start):
        return [], []
    try:
        times = series.times_of(start, int(form.every.data), form.until.data or "")
    except Refused as refused:
        if refused.code == "series_too_long":
            form.until.errors = [_too_long(start)]
        return [], []
    except ValueError:
        return [], []
    missing = [at for at in times if not clock.is_wall(at)]
    if missing:
        form.starts_at.errors = [_no_hour(missing[0])]
        return [], []
    facts = {"coach": family["coach"], "minutes": minutes, "interpreter": form.interpreter.data}
    return _against(conflicts_on(db, facts, family, times))


def _too_long(start: str) -> str:
    last = date.fromisoformat(start[:10]) + series.LONGEST
    return _("Det är mer än ett halvår fram. Den sista dagen kan vara %(day)s.", day=spelled(last.isoformat(), "date"))


def _no_hour(at: str) -> str:
    day = spelled(at[:10], "day")
    return _("Den timmen finns inte %(day)s, för då ställs klockan om. Välj en annan timme.", day=day)


def _against(found: Mapping[str, list[str]]) -> tuple[list[dict], list[str]]:
    days = [{"at": at, "words": _words(codes, OF_THE_TIME)} for at, codes in found.items()]
    always = dict.fromkeys(word for codes in found.values() for word in _words(codes, WORDS.keys() - OF_THE_TIME))
    return [one for one in days if one["words"]], [*always]


def _words(codes: list[str], about: Collection[str]) -> list[str]:
    return [str(WORDS[code]) for code in codes if code in about]


def _family(db: Database, who: Any, family_id: str) -> dict:
    if not who.is_staff:
        raise NotFound
    return open_family(db, who, family_id, page="planned_visit")


COMMAND = Command(
    "plan_series", 1, "/planned-visits/series", forms.SeriesForm, series.plan_series, _plan_page,
    lambda _who: f"/planned-visits/series/{request.form.get('id', '')}",
)  # fmt: skip

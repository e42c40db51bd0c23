"""The page of a family's support over HTTP, for those who work with it and for the family itself."""

from datetime import timedelta
from typing import Any

from flask import Flask, g
from sqlite_utils import Database

from ..access import behind, coordinators, kept_pages, leads, open_family, reads
from ..accounts import more
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID, render
from ..core.web.language import here
from ..core.web.language import later as _l
from ..families.periods import is_now
from ..programmes import programme_of, said
from . import forms, queries, time, turn

_FAMILY = "/families/<family_id>"
SOON = 42
"""So many days before a planned last day it is time to talk about what comes then."""
BLANK = {
    "blank_time": {"id": BLANK_ID, "until_day": "", "reason": "", "by": "", "made_at": ""},
    "blank_turn": {
        "id": BLANK_ID, "turn": "", "day": "", "reason": "", "closure": "", "income_source": "", "on_assistance": "",
        "by": "", "made_at": "",
    },
}  # fmt: skip


def show_support(family_id: str) -> str:
    """How long the support is planned, its state, and who pays."""
    return _support(get_db(), posts.signed_in(), family_id)


def show_own() -> str:
    """The family's own page: how long, and what happens then."""
    db, who = get_db(), posts.signed_in()
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page="our_support")
    facts = {"until": queries.until(db, family["id"]), "closed_on": queries.closed_on(db, family["id"])}
    return render("closing/our_support.html", family=family, over=family["status"] in turn.CLOSED, **facts)


def _support(db: Database, who: Any, family_id: str, typed: Any = None) -> str:
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="support")
    own, today = programme_of(db, family), clock.today().isoformat()
    closures = [(one.id, said(one.name, here())) for one in own.closures]
    paid = [{**one, "now": is_now(one, today)} for one in queries.funding(db, family_id)]
    return render(
        "closing/support.html", family=family, leads=leads(who, family), coordinates=who.role == "coordinator",
        programme=said(own.name, here()), months=own.cadence.length_months, closures=closures,
        closure_names=dict(closures), incomes=forms.INCOME, times=queries.times(db, family_id),
        turns=queries.turns(db, family_id), funding=paid, typed=typed, kind=type(typed).__name__, **BLANK,
    )  # fmt: skip


def _again(db: Database, who: Any, form: Any, **args: str) -> str:
    return _support(db, who, _family_of(db, **args), form)


def _to_support(_who: Any, **args: str) -> str:
    return f"/families/{_family_of(get_db(), **args)}/support"


def _family_of(db: Database, family_id: str = "", funding_id: str = "") -> str:
    found = queries.one_funding(db, funding_id) if funding_id else None
    return found["family"] if found else family_id


COMMANDS = tuple(
    Command(name, 1, rule, form, verb, _again, _to_support)
    for name, rule, form, verb in (
        ("plan_support_time", f"{_FAMILY}/support-times", forms.TimeForm, behind(time.plan_support_time, leads)),
        ("turn_family", f"{_FAMILY}/turns", forms.TurnForm, behind(turn.turn_family, leads)),
        ("close_family", f"{_FAMILY}/closing", forms.ClosingForm, behind(turn.close_family, leads)),
        ("follow_up_closing", f"{_FAMILY}/afterwards", forms.AfterForm, behind(turn.follow_up_closing, leads)),
        ("add_funding", f"{_FAMILY}/funding", forms.FundingForm, behind(time.add_funding, coordinators)),
        (
            "end_funding", "/funding/<funding_id>/ending", forms.FundingEndForm,
            behind(time.end_funding, coordinators, funding_id=queries.one_funding),
        ),
    )
)  # fmt: skip


def _kept(db: Database, who: Any) -> list[str]:
    if who.role == "family":
        return ["/our-support"]
    return kept_pages(db, who, "support")


def _until(family_id: str) -> str | None:
    """The planned last day, for a line on a page of another room."""
    return queries.until(get_db(), family_id)


def _ending(listed: list[dict]) -> list[dict]:
    """The families of *Idag* whose planned last day is near: time to talk about what comes then."""
    known = {one["id"]: one for one in listed if not one["protected"] and one["status"] not in turn.CLOSED}
    found = queries.ending(get_db(), known, (clock.today() + timedelta(days=SOON)).isoformat())
    reads.note_all(g.who, (one["family"] for one in found), "today")
    return [{**one, "name": known[one["family"]]["name"]} for one in found]


def register(app: Flask) -> None:
    """Serve the pages and commands, and give the words."""
    app.add_url_rule("/families/<family_id>/support", "closing.support", show_support)
    app.add_url_rule("/our-support", "closing.own", show_own)
    for command in COMMANDS:
        posts.serve(app, command)
    for prefix in ("/families/", "/our-support"):
        keepable.register(prefix, _kept)
    app.jinja_env.globals.update(support_until=_until, support_ending=_ending)
    more.add("/our-support", _l("Så länge är stödet planerat"), "calendar", ("family",), 4)
    words.register(
        {
            "say_why": _l("Skriv varför, så att den som läser sedan förstår."),
            "day_has_been": _l("Den dagen har redan varit. Välj en dag som kommer."),
            "day_to_come": _l("Den dagen har inte varit än. Välj i dag eller tidigare."),
            "contrary_follow_up": _l(
                "Vid ”Vad lever familjen på nu?” står Försörjningsstöd, men vid ”Har familjen "
                "försörjningsstöd igen?” står Nej. Ändra det som inte stämmer."
            ),
            "too_far": _l("Välj en dag inom tio år."),
            "turned_meanwhile": _l("Familjens stöd har ändrats medan du skrev. Titta hur det står nu."),
            "visits_planned": _l("Det finns bokade besök. Avboka dem först, så att ingen väntar i onödan."),
        }
    )

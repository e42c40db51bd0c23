"""Lone visits over HTTP: say when one is back, that one is, and that a colleague has been reached."""

from typing import Any

from flask import Blueprint, Flask, Response, g, make_response, redirect, request
from sqlite_utils import Database

from ..access import visible_families
from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..reminders import queries as reminders
from ..reminders.things import register_urgent
from ..schedule.times import end_of, wall_now
from . import alarm, forms, heard_of, queries, shown
from .check_in import ROLES, check_in, colleagues, open_visit, prolong_check_in

PAGE = "/lone-visits"
USUAL = 90
"""Minutes until one is heard of, when no visit says."""

pages = Blueprint("lone_visits", __name__)


@pages.get(PAGE)
def lone_visits_page() -> str:
    """My own time, who has not been heard of, who is out, who is back."""
    return _page(get_db(), posts.signed_in())


def _page(db: Database, who: Any, typed: Any = None, typed_of: str = "") -> str:
    if who.role not in ROLES:
        raise NotFound
    now = shown.now(db, who, {family["id"] for family in visible_families(db, who)})
    return render(
        "lone_visits/lone_visits.html", **now, settled=shown.settled(db, who), typed=typed, typed_of=typed_of,
        kind=type(typed).__name__,
    )  # fmt: skip


@pages.get(f"{PAGE}/new")
def new_page() -> str | Response:
    """When I am heard of at the latest, and who is told otherwise."""
    db, who = get_db(), posts.signed_in()
    if who.role not in ROLES:
        raise NotFound
    if queries.open_of_coach(db, who.id):
        return make_response(redirect(PAGE, 303))
    form = forms.CheckInForm()
    form.planned_visit.data = request.args.get("visit", "")
    form.expected_at.data = _proposed(db, who, form.planned_visit.data)
    return _new_page(db, who, form)


def _proposed(db: Database, who: Any, planned_visit: str) -> str:
    """The end of the visit if it is within a day, else an hour and a half from now."""
    visit = open_visit(db, who, planned_visit) if planned_visit else None
    ends = end_of(visit["starts_at"], visit["minutes"]) if visit else ""
    now = wall_now()
    return ends if now < ends <= end_of(now, shown.A_DAY) else end_of(now, USUAL)


def _new_page(db: Database, who: Any, form: Any) -> str:
    if who.role not in ROLES:
        raise NotFound
    found = colleagues(db, who)
    reachable = {one["account"] for one in reminders.live_subscriptions(db, {one["id"] for one in found})}
    now = wall_now()
    limits = {"earliest": now, "latest": end_of(now, shown.A_DAY)}
    return render("lone_visits/new.html", form=form, colleagues=found, reachable=reachable, **limits)


def _again(db: Database, who: Any, form: Any, lone_visit_id: str) -> str:
    found = queries.lone_visit(db, lone_visit_id)
    if found is None or not (found["coach"] == who.id or heard_of.may_reach(who, found)):
        raise NotFound
    return _page(db, who, form, lone_visit_id)


def _after_check_in(who: Any) -> str:
    return "/today" if who.role == "coach" else PAGE


def _after(_who: Any, lone_visit_id: str) -> str:  # noqa: ARG001
    return PAGE


_ONE = f"{PAGE}/<lone_visit_id>"
COMMANDS = (
    Command("check_in", 1, PAGE, forms.CheckInForm, check_in, _new_page, _after_check_in),
    Command("prolong_check_in", 1, f"{_ONE}/time", forms.ProlongForm, prolong_check_in, _again, _after),
    Command("check_out", 1, f"{_ONE}/out", forms.CheckOutForm, heard_of.check_out, _again, _after),
    Command("reach_colleague", 1, f"{_ONE}/reached", forms.ReachedForm, heard_of.reach_colleague, _again, _after),
)


def _kept(_db: Database, who: Any) -> list[str]:
    return [PAGE] if who.role == "coach" else []


def _now() -> dict[str, Any]:
    """Who is expected, for the first pages of other rooms."""
    return shown.now(get_db(), g.who)


def register(app: Flask) -> None:
    """Serve the pages and commands, give the words, and let the sweep know."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    keepable.register(PAGE, _kept)
    more.add(PAGE, _l("Ensam på besök"), "footprints", ROLES, 6)
    register_urgent(alarm.KIND, alarm.alarms, PAGE)
    app.jinja_env.globals.update(lone_visits_now=_now)
    words.register(
        {
            "choose_colleague": _l("Välj en kollega som ska få veta."),
            "within_a_day": _l("Välj en tid inom ett dygn."),
            "expected_already": _l("Du har redan en tid som gäller. Säg att du är klar, eller vänta längre."),
            "heard_of_already": _l("Du är redan klar, eller så har en kollega nått dig."),
        }
    )

"""Planned visits over HTTP: plan, look at, change, cancel, acknowledge."""

from typing import Any

from flask import Blueprint, Flask, request
from sqlite_utils import Database

from ..absences.forms import WEEKDAYS
from ..access import open_family, visible_families, visible_households
from ..accounts import queries as accounts
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import (
    change_queries,
    forms,
    move_pages,
    plan,
    prefill,
    queries,
    series,
    series_pages,
    series_queries,
    shared,
    wished,
    wished_pages,
)
from .edits import EDITED
from .give_visit import give_visit
from .place import place_of
from .telling import NOTHING_TOLD, told_conflicts
from .times import monday_of, wall_now
from .undo import undo_of

pages = Blueprint("schedule", __name__)


@pages.get("/planned-visits/new")
def new_page() -> str:
    """First the family, then when and where."""
    who, db = posts.signed_in(), get_db()
    family, asked = request.args.get("family", ""), forms.TimeForm(request.args)
    if not family:
        return _plan_page(db, who, forms.PlanForm())
    opened = _family(db, who, family)
    form = prefill.plan_form(db, who, opened)
    week = request.args.get("week", "")
    form.starts_at.data = (asked.at.data if asked.validate() else "") or prefill.free_time(db, opened, week)
    return _plan_page(db, who, form)


def _plan_page(db: Database, who: Any, form: forms.PlanForm) -> str:
    if not form.family.data:
        return _choose_page(db, who)
    family = _family(db, who, form.family.data)
    form.coach.data = family["coach"] or ""
    return render(
        "schedule/plan.html",
        form=form,
        family=family,
        homes=prefill.home_choices(visible_households(db, who, family)),
        earliest=wall_now(),
        wish=wished.of_families(db, [family["id"]]).get(family["id"]),
        weekdays=WEEKDAYS,
        **told_conflicts(db, who, family, form),
    )


def _choose_page(db: Database, who: Any) -> str:
    if not who.works_with_families:
        raise NotFound
    return render("schedule/choose_family.html", families=visible_families(db, who))


@pages.get("/planned-visits/<planned_visit_id>")
def planned_visit_page(planned_visit_id: str) -> str:
    """One planned visit: what it is, changing and cancelling it, what has happened to it."""
    return _visit_page(get_db(), posts.signed_in(), None, planned_visit_id)


def _visit_page(db: Database, who: Any, form: Any, planned_visit_id: str) -> str:
    visit = queries.planned_visit(db, planned_visit_id)
    if visit is None:
        raise NotFound
    family = _family(db, who, visit["family"])
    move = form if isinstance(form, forms.MoveForm) else prefill.move_form(visit)
    move.coach.data = family["coach"] or ""
    homes = visible_households(db, who, family)
    recurs = series_queries.series(db, visit["series"]) if visit["series"] else None
    return render(
        "schedule/planned_visit.html",
        visit=visit,
        family=family,
        place=place_of(visit, {home["id"]: home for home in homes}),
        homes=prefill.home_choices(homes),
        edited=EDITED,
        move=move,
        giving=form if isinstance(form, forms.GivingForm) else None,
        coaches=accounts.coaches(db) if who.role == "coordinator" else [],
        ways_to_cancel=prefill.ways_to_cancel(form, bool(recurs and recurs["last"] > visit["starts_at"])),
        cancelled_by=forms.CANCELLED_BY.items(),
        changes=change_queries.changes_of(db, planned_visit_id),
        recurs=recurs,
        earliest=wall_now(),
        undo=undo_of(db, who, planned_visit_id) if request.args.get("moved") else None,
        **(told_conflicts(db, who, family, move, planned_visit_id) if move is form else NOTHING_TOLD),
    )


def _family(db: Database, who: Any, family_id: str) -> dict:
    if not who.is_staff:
        raise NotFound
    return open_family(db, who, family_id, page="planned_visit")


def _after_plan(who: Any) -> str:
    return _week_of_post(who) or f"/planned-visits/{request.form.get('id', 'new')}"


def _after_move(who: Any, planned_visit_id: str) -> str:
    """Where the way back is offered."""
    week = _week_of_post(who)
    return f"{week}&moved={planned_visit_id}" if week else f"/planned-visits/{planned_visit_id}?moved=yes"


def _week_of_post(who: Any) -> str | None:
    """The coordinator goes on in the week that the visit now stands in."""
    if who.role != "coordinator":
        return None
    return f"/week?from={monday_of(request.form['starts_at'].strip())}"


COMMANDS = (
    Command("plan_visit", 1, "/planned-visits", forms.PlanForm, plan.plan_visit, _plan_page, _after_plan),
    Command(
        "move_visit", 1, "/planned-visits/<planned_visit_id>/time", forms.MoveForm, plan.move_visit,
        _visit_page, _after_move,
    ),
    Command(
        "cancel_visit", 1, "/planned-visits/<planned_visit_id>/cancellation", forms.CancelForm, plan.cancel_visit,
        _visit_page, lambda _who, planned_visit_id: f"/planned-visits/{planned_visit_id}",
    ),
    Command(
        "give_visit", 1, "/planned-visits/<planned_visit_id>/coach", forms.GivingForm, give_visit,
        _visit_page, lambda _who, planned_visit_id: f"/planned-visits/{planned_visit_id}",
    ),
    Command(
        "acknowledge_change", 1, "/planned-visits/<planned_visit_id>/acknowledgement", forms.AcknowledgementForm,
        plan.acknowledge_change, _visit_page, lambda _who, planned_visit_id: "/today",  # noqa: ARG005
    ),
)  # fmt: skip


CANCEL_REST = Command(
    "cancel_rest", 1, "/planned-visits/<planned_visit_id>/rest", forms.CancelRestForm, series.cancel_rest,
    _visit_page, lambda _who, planned_visit_id: f"/planned-visits/{planned_visit_id}",
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages, the commands and their words."""
    app.register_blueprint(pages)
    app.register_blueprint(move_pages.pages)
    app.register_blueprint(series_pages.pages)
    app.register_blueprint(wished_pages.pages)
    for command in (*COMMANDS, CANCEL_REST, series_pages.COMMAND, wished_pages.COMMAND):
        posts.serve(app, command)
    shared.register_parts()
    words.register(
        {
            "double_booked": _l("Tiden krockar med ett annat besök. Välj en annan tid eller planera ändå."),
            "look_first": _l("Något passar inte med tiden. Välj en annan tid eller planera ändå."),
            "time_is_past": _l("Den tiden har redan varit. Välj en tid som kommer."),
            "time_too_far": _l("Så långt fram går det inte att planera. Välj en tid inom två år."),
            "no_such_hour": _l("Den timmen finns inte, för då ställs klockan om. Välj en timme senare."),
            "no_contact_person": _l("Familjen har ingen fast kontakt än. Ge familjen till ett familjeombud först."),
            "not_contact_person": _l("Familjen har fått en ny fast kontakt medan du skrev. Läs igenom och spara igen."),
            "not_named": _l("Familjen har skyddad identitet. Bara den som är utsedd för familjen kan åka dit."),
            "no_last_day": _l("Säg vilken dag som är den sista. Besöken kan inte fortsätta hur länge som helst."),
            "last_before_first": _l("Sista dagen är före det första besöket. Välj en senare dag."),
            "series_too_long": _l("Det är mer än ett halvår fram. Välj en tidigare sista dag."),
            "only_one_visit": _l("Till den dagen blir det bara ett besök. Välj en senare sista dag."),
            "no_days_left": _l("Nästan ingen dag blir kvar. Välj en annan tid eller planera ändå."),
            "no_such_hour_then": _l("En av dagarna saknar den timmen, för då ställs klockan om. Välj en annan timme."),
            "days_clash": _l("Några dagar passar inte. Se vilka, och välj vad vi gör med dem."),
            "not_recurring": _l("Det här besöket är inget av flera återkommande."),
            "already_cancelled": _l("Besöket är redan avbokat."),
            "already_recorded": _l("Besöket har redan varit och är nedskrivet."),
            "moved_meanwhile": _l("Någon annan har ändrat besöket medan du skrev. Se vad som gäller och spara igen."),
        }
    )

"""Lead times and change ideas over HTTP: for everybody who works with families, in both units."""

from typing import Any

from flask import Flask, request
from sqlite_utils import Database

from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from . import forms, idea_queries, ideas, lead_times, queries

A_PAGE = 50


def show_lead_times() -> str:
    """How long it takes, all in all and before and after each change of routine."""
    return _lead_times(get_db(), posts.signed_in())


def show_ideas() -> str:
    """The change ideas, and the form for another."""
    return _ideas(get_db(), posts.signed_in())


def show_idea(idea_id: str) -> str:
    """One idea: its stages, and what comes next."""
    return _idea(get_db(), posts.signed_in(), idea_id)


def _lead_times(db: Database, who: Any, typed: Any = None) -> str:
    _only_staff(who)
    days = queries.days(db)
    changes = [{**one, **compared(days, one["day"])} for one in idea_queries.routine_changes(db)]
    every = lead_times.lead_time(days)
    return render(
        "referrals/lead_times.html", every=every, picture=lead_times.dots(every), changes=changes,
        accepted=lead_times.lead_time(days, "accepted"), form=typed or forms.RoutineForm(), typed=typed,
    )  # fmt: skip


def compared(days: list[dict], day: str) -> dict[str, Any]:
    """The lead times before and after a day, and their picture."""
    times = lead_times.before_and_after(days, day)
    return {"times": times, "picture": lead_times.dots(*times)}


def _ideas(db: Database, who: Any, typed: Any = None) -> str:
    _only_staff(who)
    number = idea_queries.number(db)
    last, asked = max(1, -(-number // A_PAGE)), request.args.get("page", "1")
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 7 else 1, 1), last)
    found = idea_queries.ideas(db, A_PAGE, (page - 1) * A_PAGE)
    return render(
        "referrals/ideas.html", ideas=found, number=number, page=page, last=last, stages=forms.IDEA_STAGES,
        form=typed or forms.IdeaForm(), typed=typed,
    )  # fmt: skip


def _idea(db: Database, who: Any, idea_id: str, typed: Any = None) -> str:
    _only_staff(who)
    idea = idea_queries.idea(db, idea_id)
    if idea is None:
        raise NotFound(missing=idea_id)
    routine = idea_queries.routine_of(db, idea_id)
    change = {**routine, **compared(queries.days(db), routine["day"])} if routine else None
    return render(
        "referrals/idea.html", idea=idea, told=idea_queries.stages(db, idea_id), stages=forms.IDEA_STAGES,
        next_stages=ideas.NEXT[idea["stage"]], change=change,
        form=typed if isinstance(typed, forms.StageForm) else forms.StageForm(),
        routine=typed if isinstance(typed, forms.RoutineForm) else forms.RoutineForm(), typed=typed,
    )  # fmt: skip


def _idea_again(db: Database, who: Any, form: Any, idea_id: str) -> str:
    return _idea(db, who, idea_id, form)


def _routine_again(db: Database, who: Any, form: Any) -> str:
    idea = form.idea.data or ""
    return _idea(db, who, idea, form) if idea and idea_queries.idea(db, idea) else _lead_times(db, who, form)


def _to_idea(_who: Any, idea_id: str) -> str:
    return f"/change-ideas/{idea_id}"


COMMANDS = (
    Command(
        "suggest_change", 1, "/change-ideas", forms.IdeaForm, ideas.suggest_change, _ideas,
        lambda _who: "/change-ideas",
    ),
    Command(
        "advance_change", 1, "/change-ideas/<idea_id>/stages", forms.StageForm, ideas.advance_change, _idea_again,
        _to_idea,
    ),
    Command(
        "date_routine_change", 1, "/routine-changes", forms.RoutineForm, ideas.date_routine_change, _routine_again,
        lambda _who: "/lead-times",
    ),
)  # fmt: skip


def _only_staff(who: Any) -> None:
    if not who.works_with_families:
        raise NotFound


def register(app: Flask) -> None:
    """Serve the pages and the commands."""
    app.add_url_rule("/lead-times", "referrals.lead_times", show_lead_times)
    app.add_url_rule("/change-ideas", "referrals.ideas", show_ideas)
    app.add_url_rule("/change-ideas/<idea_id>", "referrals.idea", show_idea)
    for command in COMMANDS:
        posts.serve(app, command)
    staff = ("coach", "coordinator", "team")
    more.add("/lead-times", _l("Så lång tid tar det"), "timer", staff, 7)
    more.add("/change-ideas", _l("Idéer att prova"), "sprout", staff, 8)

"""Commands on plans over HTTP. The pages that show a plan live in rooms to the right."""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, g
from markupsafe import Markup, escape
from sqlite_utils import Database

from ..core.commands import Command
from ..core.web import page_again, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render_part
from ..core.web.language import here
from ..core.web.language import later as _l
from . import (
    barriers,
    cards,
    chain_queries,
    chains,
    demands,
    forms,
    goals,
    own_proposals,
    queries,
    shared,
    steps,
    strengths,
)
from .pictures import PICTURES


@cache
def _blank_cards(_language: str, _staff: bool) -> str:
    return render_part("plans/_cards.html", family_id=_FAMILY)


def _plan_cards(family_id: str) -> Markup:
    """The cards are the same for all families but for the id: rendered once for each language."""
    return Markup(_blank_cards(here(), g.who.is_staff).replace(_FAMILY, escape(family_id)))  # noqa: S704 - an id


def _pictures() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, (_icon, name) in PICTURES.items()]


def _plan_page(_who: Any, family_id: str) -> str:
    return f"/families/{family_id}/plan"


def _plan_of(find: Callable[..., dict | None], id: str) -> str:
    record = find(get_db(), id)
    return f"/families/{record['family']}/plan" if record else "/"


def _after_tick(who: Any, step_id: str) -> str:
    return "/now" if who.role == "family" else _plan_of(queries.step, step_id).removesuffix("/plan")


def _after_answer(who: Any, goal_id: str) -> str:
    return "/our-goals" if who.role == "family" else _plan_of(queries.goal, goal_id).removesuffix("/plan")


def _after_step(_who: Any, step_id: str) -> str:
    return _plan_of(queries.step, step_id)


def _after_goal(_who: Any, goal_id: str) -> str:
    return _plan_of(queries.goal, goal_id)


def _after_barrier(_who: Any, barrier_id: str) -> str:
    return _plan_of(queries.barrier, barrier_id)


def _after_demand(_who: Any, demand_id: str) -> str:
    return _plan_of(chain_queries.demand, demand_id)


def _after_telling(who: Any, family_id: str) -> str:
    return "/our-barriers" if who.role == "family" else _plan_page(who, family_id)


def _telling_again(db: Database, who: Any, form: Any, family_id: str) -> Any:
    page = page_again.of("our_barriers" if who.role == "family" else "plan")
    return page(db, who, form, family_id=family_id)


def _after_strength(_who: Any, strength_id: str) -> str:
    return _plan_of(queries.strength, strength_id)


_FAMILY = "ffffffff-ffff-4fff-bfff-ffffffffffff"

_again = page_again.of("plan")

COMMANDS = (
    Command("add_step", 1, "/families/<family_id>/steps", forms.StepForm, steps.add_step, _again, _plan_page),
    Command("edit_step", 1, "/steps/<step_id>", forms.StepEditForm, steps.edit_step, _again, _after_step),
    Command("tick_step", 1, "/steps/<step_id>/ticks", forms.TickForm, steps.tick_step, None, _after_tick),
    Command("propose_goal", 1, "/families/<family_id>/goals", forms.GoalForm, goals.propose_goal, _again, _plan_page),
    Command("edit_goal", 1, "/goals/<goal_id>", forms.GoalEditForm, goals.edit_goal, _again, _after_goal),
    Command("answer_goal", 1, "/goals/<goal_id>/answers", forms.AnswerForm, goals.answer_goal, None, _after_answer),
    Command(
        "add_barrier", 1, "/families/<family_id>/barriers", forms.BarrierForm, barriers.add_barrier, _again,
        _plan_page,
    ),
    Command(
        "edit_barrier", 1, "/barriers/<barrier_id>", forms.BarrierEditForm, barriers.edit_barrier, _again,
        _after_barrier,
    ),
    Command("add_tried", 1, "/families/<family_id>/tried", forms.TriedForm, chains.add_tried, _telling_again,
            _after_telling),
    Command("tell_result", 1, "/families/<family_id>/results", forms.ResultForm, chains.tell_result, _telling_again,
            _after_telling),
    Command(
        "propose_own_goal", 1, "/families/<family_id>/own-goals", forms.OwnGoalForm, own_proposals.propose_own_goal,
        page_again.of("our_goals"), lambda _who, **_args: "/our-goals",
    ),
    Command(
        "add_own_step", 1, "/families/<family_id>/own-steps", forms.OwnStepForm, own_proposals.add_own_step,
        page_again.of("later"), lambda _who, **_args: "/later",
    ),
    Command("end_goal", 1, "/families/<family_id>/goal-endings", forms.EndingForm, goals.end_goal, _again, _plan_page),
    Command("add_demand", 1, "/families/<family_id>/demands", forms.DemandForm, demands.add_demand, _again, _plan_page),
    Command("edit_demand", 1, "/demands/<demand_id>", forms.DemandEditForm, demands.edit_demand, _again, _after_demand),
    Command(
        "add_strength", 1, "/families/<family_id>/strengths", forms.StrengthForm, strengths.add_strength, _again,
        _plan_page,
    ),
    Command(
        "edit_strength", 1, "/strengths/<strength_id>", forms.StrengthEditForm, strengths.edit_strength, _again,
        _after_strength,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the commands, their words, and the blank cards that phones fill."""
    for command in COMMANDS:
        posts.serve(app, command)
    shared.register_parts()
    app.jinja_env.globals.update(cards.BLANK, step_pictures=_pictures, plan_cards=_plan_cards)
    words.register(
        {
            "unknown_choice": _l("Det valet hör inte till familjen. Välj igen."),
            "shared_goal_exists": _l("Familjen har redan ett gemensamt mål. Ändra det i stället."),
            "goal_needs_yes": _l("Målet blir överenskommet när familjen säger ja."),
        }
    )

"""Commands on plans over HTTP. The pages that show a plan live in rooms to the right."""

from typing import Any

from flask import Flask
from flask_babel import lazy_gettext as _l

from ..core.commands import Command
from ..core.web import page_again, posts, words
from ..core.web.database import get_db
from . import barriers, cards, forms, goals, queries, steps, strengths
from .pictures import PICTURES


def _pictures() -> list[tuple[str, str]]:
    return [(code, str(name)) for code, (_icon, name) in PICTURES.items()]


def _family_page(_who: Any, family_id: str) -> str:
    return f"/families/{family_id}"


def _home(who: Any, record: dict | None, own: str) -> str:
    if who.role == "family":
        return own
    return f"/families/{record['family']}" if record else "/"


def _after_step(who: Any, step_id: str) -> str:
    return _home(who, queries.step(get_db(), step_id), "/now")


def _after_goal(who: Any, goal_id: str) -> str:
    return _home(who, queries.goal(get_db(), goal_id), "/our-goals")


def _after_barrier(who: Any, barrier_id: str) -> str:
    return _home(who, queries.barrier(get_db(), barrier_id), "/now")


_again = page_again.of("family")

COMMANDS = (
    Command("add_step", 1, "/families/<family_id>/steps", forms.StepForm, steps.add_step, _again, _family_page),
    Command("edit_step", 1, "/steps/<step_id>", forms.StepEditForm, steps.edit_step, _again, _after_step),
    Command("tick_step", 1, "/steps/<step_id>/ticks", forms.TickForm, steps.tick_step, None, _after_step),
    Command("propose_goal", 1, "/families/<family_id>/goals", forms.GoalForm, goals.propose_goal, _again, _family_page),
    Command("edit_goal", 1, "/goals/<goal_id>", forms.GoalEditForm, goals.edit_goal, _again, _after_goal),
    Command("answer_goal", 1, "/goals/<goal_id>/answers", forms.AnswerForm, goals.answer_goal, None, _after_goal),
    Command(
        "add_barrier", 1, "/families/<family_id>/barriers", forms.BarrierForm, barriers.add_barrier, _again,
        _family_page,
    ),
    Command(
        "edit_barrier", 1, "/barriers/<barrier_id>", forms.BarrierEditForm, barriers.edit_barrier, _again,
        _after_barrier,
    ),
    Command(
        "add_strength", 1, "/families/<family_id>/strengths", forms.StrengthForm, strengths.add_strength, _again,
        _family_page,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the commands, their words, and the blank cards that phones fill."""
    for command in COMMANDS:
        posts.serve(app, command)
    app.jinja_env.globals.update(cards.BLANK, step_pictures=_pictures)
    words.register(
        {
            "unknown_choice": _l("Det valet hör inte till familjen. Välj igen."),
            "shared_goal_exists": _l("Familjen har redan ett gemensamt mål. Ändra det i stället."),
            "goal_needs_yes": _l("Målet blir överenskommet när familjen säger ja."),
        }
    )

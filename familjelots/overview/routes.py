"""The page of one family, for those who work with it, and what nobody takes care of in any."""

from typing import Any

from flask import Blueprint, Flask, request
from sqlite_utils import Database

from ..access import hidden_from, kept_families, open_family, visible_households, visible_members
from ..accounts import queries as accounts
from ..appointments import agenda
from ..core.db import reading
from ..core.errors import NotFound
from ..core.web import keepable, page_again, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import language_name
from ..families import consent_queries
from ..families import queries as families
from ..partners import shown as partners
from ..plans import chain_queries
from ..plans import queries as plans
from ..plans.cards import Typed, doer_options
from ..visits.cards import life_areas
from . import former_texts, paper
from .family_page import family_page, measured_by, told_plan
from .for_deciders import without
from .gaps import gaps_page, needs_of
from .pieces import follow_ups_piece, people_piece, plan_pieces, story_pieces, wanted_piece

pages = Blueprint("overview", __name__)

_RECORDS = {
    "step_id": plans.step,
    "goal_id": plans.goal,
    "barrier_id": plans.barrier,
    "strength_id": plans.strength,
    "demand_id": chain_queries.demand,
}


def _page_asked() -> int:
    asked = request.args.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1


@pages.get("/gaps")
def list_gaps() -> str:
    """What nobody takes care of, in all families of whoever coordinates."""
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    return render("overview/gaps.html", **gaps_page(get_db(), who, _page_asked()))


@pages.get("/families/<family_id>")
def show_family(family_id: str) -> str:
    """The page of one family."""
    with reading(get_db()):
        return _render(get_db(), posts.signed_in(), family_id)


@pages.get("/families/<family_id>/plan")
def show_plan(family_id: str) -> str:
    """The page where the plan is written."""
    return _render_plan(get_db(), posts.signed_in(), family_id)


def _family_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    """The family page with a refused note in it."""
    return _render(db, who, family_id, Typed(form))


def _plan_again(db: Database, who: Any, form: Any, **args: str) -> str:
    """The plan with a refused form in it, opened, and all that was typed."""
    ((kind, id),) = args.items()
    if kind == "family_id":
        return _render_plan(db, who, id, Typed(form))
    record = _RECORDS[kind](db, id)
    return _render_plan(db, who, record["family"] if record else id, Typed(form, id))


def _render(db: Database, who: Any, family_id: str, typed: Typed | None = None) -> str:
    _only_staff(who)
    family = open_family(db, who, family_id, page="family", for_deciders=True)
    content = without(family_page(db, who, family), hidden_from(db, who, family))
    plan, measured, follow_ups = content["plan"], measured_by(family), content["follow_ups"]
    content |= plan_pieces(family_id, measured, content["mine"], plan)
    content |= story_pieces(measured, plan, content["story"])
    content["wanted"] = wanted_piece(content["family"], content["members"], content["coming"])
    content["people"] = people_piece(content["members"], content["homes"])
    content["follow_ups"] = follow_ups_piece(family_id, follow_ups)
    content["times_and_letters"] = agenda.on_family_page(db, who, family, content["coming"])
    content["partners_told"] = partners.on_family_page(db, family)
    content["counts"]["follow_ups"] = len(follow_ups)
    if who.role == "coordinator":
        content |= {"coaches": accounts.coaches(db), "history": families.coach_history(db, family_id)}
    return render("overview/family.html", typed=typed, **content)


def _told_plan(db: Database, family: dict, mine: bool) -> dict[str, Any]:
    id = family["id"]
    said = chain_queries.answers(db, id), chain_queries.endings(db, id)
    return {**told_plan(id, mine, plans.plan_to_change(db, id), *said), "areas": life_areas(family)}


def _render_plan(db: Database, who: Any, family_id: str, typed: Typed | None = None) -> str:
    _only_staff(who)
    family = open_family(db, who, family_id, page="plan")
    members = visible_members(db, who, family)
    content = {
        **_told_plan(db, family, family["coach"] == who.id),
        "needs": needs_of(db, family_id),
        "family": family,
        "members": members,
        "homes": visible_households(db, who, family),
        "doers": doer_options(members, family["coach_name"], consent_queries.partners(db, family_id)),
        "partners_told": partners.on_family_page(db, family),
    }
    return render("overview/plan.html", typed=typed, **content)


def _only_staff(who: Any) -> None:
    """Asked wherever a page is drawn: a refused post draws it too, and a family may post about itself."""
    if not who.works_with_families:
        raise NotFound


def _keepable(db: Database, who: Any) -> list[str]:
    if who.role != "coach":
        return []
    ids = [family["id"] for family in kept_families(db, who)]
    return [f"/families/{id}{page}" for id in ids for page in ("", "/plan")]


def register(app: Flask) -> None:
    """Serve the pages, say which of them phones keep, and take the place in the bar."""
    app.register_blueprint(pages)
    app.register_blueprint(former_texts.pages)
    app.register_blueprint(paper.pages)
    app.jinja_env.globals.update(language_name=language_name)
    page_again.register("family", _family_again)
    page_again.register("plan", _plan_again)
    keepable.register("/families", _keepable)

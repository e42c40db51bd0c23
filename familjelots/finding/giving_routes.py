"""Giving many families to another coach, and how much each coach has: a coordinator's pages."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, redirect, request
from sqlite_utils import Database
from werkzeug import Response

from ..accounts import queries as accounts
from ..core import canonical, journal
from ..core.errors import NotFound
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from .caseload import caseload_page
from .families_page import families_page, page_asked
from .find import shown
from .giving import Gift, effects, give_all, openable
from .wanted import asked_for

pages = Blueprint("giving", __name__)


@pages.get("/families/coaches")
def coaches() -> str:
    """How much each coach has."""
    return render("finding/coaches.html", **caseload_page(get_db(), _coordinator()))


@pages.get("/families/giving")
def choose() -> str:
    """The families that are looked for, to choose those that somebody else gets."""
    return _choose(get_db(), _coordinator())


def _choose(db: Database, who: Any, **told: Any) -> str:
    page = families_page(db, who, asked_for(db, who, request.args), page_asked())
    coaches = {id: name for id, name, _ended in page["coaches"].values}
    page["families"] = [{**shown(one), "coach_name": coaches.get(one["coach"])} for one in page["families"].dicts()]
    page["coaches"] = accounts.coaches(db)
    return render("finding/giving.html", **{"refused": [], "problem": "", "given_to": "", **page, **told})


@pages.post("/families/giving")
def show_effects() -> Response | str | tuple[str, int]:
    """What giving the chosen families would mean. Nothing is changed."""
    db, who = get_db(), _coordinator()
    gift = _gift(db, who)
    found = effects(db, list(gift.families), gift.coach)
    if not found or not gift.coach:
        problem = words.of("choose_families" if gift.coach else "not_a_coach")
        return _choose(db, who, problem=problem, chosen=gift), 422
    to, once = accounts.account(db, gift.coach), str(uuid4())
    return render("finding/giving_effects.html", effects=found, gift=gift, to=to, once=once)


@pages.post("/families/given")
def give() -> Response | tuple[str, int]:
    """Each of them is given; those that could not be are told of, with why."""
    db, who = get_db(), _coordinator()
    op = request.form.get("op", "")
    gift = _gift(db, who)
    refused = give_all(db, who, op if journal.is_op(op) else str(uuid4()), gift)
    if not refused:
        return redirect(f"/families?coach={gift.coach}", 303)
    left = {one["id"]: one for one in effects(db, list(refused), "")}
    told = [{**left[id], "why": words.of(code)} for id, code in refused.items() if id in left]
    return _choose(db, who, refused=told), 422


def _gift(db: Database, who: Any) -> Gift:
    """What was posted, as far as its author may give: families with the coach that the page showed."""
    ids = openable(db, who, request.form.getlist("family"))
    receiving = accounts.account(db, request.form.get("coach", ""))
    coach = receiving["id"] if receiving and receiving["role"] == "coach" else ""
    reason = canonical.text(request.form.get("reason", "")).strip()[:200]
    return Gift({id: request.form.get(f"from-{id}", "") for id in ids}, coach, reason)


def _coordinator() -> Any:
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    return who

"""The family's own pages: now, later, our goals, and what was written at visits."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ..accounts import more
from ..appointments import agenda
from ..core import clock
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, navigation, page_again, posts
from ..core.web.assets import ICONS
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import direction
from ..core.web.language import later as _l
from ..mapping import queries as mappings
from ..partners.shown import for_family
from ..plans import paper
from ..plans.cards import BLANK, Typed
from ..plans.own_words import word_goal
from ..referrals.shown import taking_over
from ..wording import said
from . import plan, reading
from .forms import OwnWordsForm
from .picture import picture_of

pages = Blueprint("family_home", __name__)
PATHS = ("/now", "/later", "/our-goals", "/our-barriers", "/our-visits")
SOON = 2


def register(app: Flask) -> None:
    """Serve the pages, keep them on the family's phones, and put them in the family's bar."""
    app.register_blueprint(pages)
    posts.serve(
        app,
        Command(
            "word_goal", 1, "/goals/<goal_id>/own-words", OwnWordsForm, word_goal,
            page=_goals_again, after=_our_goals,
        ),
    )  # fmt: skip
    page_again.register("our_barriers", _barriers_again)
    page_again.register("our_visits", _visits_again)
    page_again.register("our_goals", _proposal_again)
    page_again.register("later", _later_again)
    for path in PATHS:
        keepable.register(path, _kept)
    navigation.add("/now", _l("Nu"), "sun", ("family",), 10)
    navigation.add("/later", _l("Sen"), "calendar", ("family",), 20)
    navigation.add("/our-goals", _l("Våra mål"), "target", ("family",), 30)
    more.add("/our-barriers", _l("Det som är svårt"), "sprout", ("family",), 3)
    more.add("/our-visits", _l("Det vi skrev tillsammans"), "notebook-pen", ("family",), 1)


def _kept(_db: Database, who: Any) -> tuple[str, ...]:
    return PATHS if who.role == "family" else ()


@pages.get("/now")
def now() -> str:
    """One thing: the next one."""
    db, to = get_db(), reading.reader(get_db(), posts.signed_in(), "now")
    steps, visits = reading.steps(db, to), reading.coming_visits(db, to)
    step, soon = (steps.mine[0], steps.mine[1 : 1 + SOON]) if steps.mine else (None, [])
    asked = mappings.waits_for(db, to.who.member)
    others = reading.others(db, to)
    visit, others["appointments"] = reading.nearest(step, visits, others["appointments"])
    return _render("now", to, step=step, soon=soon, visit=visit, asked=asked, **others)


@pages.get("/later")
def later() -> str:
    """All that comes: own steps, others' steps, visits."""
    return _later(get_db(), posts.signed_in())


@pages.get("/our-goals")
def our_goals() -> str:
    """The shared goal, the agreed goals, and those that wait for an answer."""
    return _goals(get_db(), posts.signed_in())


@pages.get("/our-barriers")
def our_barriers() -> str:
    """What is hard, what was tried, the steps against it, and what they led to."""
    return _barriers(get_db(), posts.signed_in())


@pages.get("/our-plan/print")
def our_plan() -> str:
    """The plan on paper, as this reader reads it."""
    db, to = get_db(), reading.reader(get_db(), posts.signed_in(), "plan on paper")
    wanted = to.people.get(to.who.member, {}).get("language", "")
    own, today = said.all_in(db, to.family["id"], wanted), clock.today()
    facts = {"own": own, "said_dir": direction(wanted or "sv"), "today": today}
    return _render("our_plan", to, **facts, **paper.for_the_family(db, to.who, to.family))


@pages.get("/our-visits")
def our_visits() -> str:
    """What was written together at visits."""
    return _visits(get_db(), posts.signed_in())


def _later(db: Database, who: Any, typed: Typed | None = None) -> str:
    to = reading.reader(db, who, "later")
    visits, others = reading.coming_visits(db, to), reading.others(db, to)
    steps, mine = reading.steps(db, to), {"doer_member": who.member}
    facts = {
        "ahead": agenda.together(visits, others["appointments"]),
        "with_children": any(step["doer_member"] != who.member for step in steps.mine),
        "my_blank_step": {**BLANK["blank_step"], **mine},
        "taking_over": taking_over(db, who, to.family),
    }
    return _render("later", to, plan=steps, visits=visits, typed=typed, **facts, **others)


def _later_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    if family_id != who.family:
        raise NotFound
    return _later(db, who, Typed(form))


def _goals(db: Database, who: Any, typed: Any = None, goal_id: str = "", proposed: Typed | None = None) -> str:
    to = reading.reader(db, who, "our_goals")
    found = {"plan": plan.goals(db, to), "demands": plan.demands(db, to)}
    found["partner_answers"] = for_family(db, who, to.family)
    return _render("our_goals", to, **found, typed=typed, typed_id=goal_id, proposed=proposed)


def _proposal_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    if family_id != who.family:
        raise NotFound
    return _goals(db, who, proposed=Typed(form))


def _visits(db: Database, who: Any, typed: Typed | None = None) -> str:
    to = reading.reader(db, who, "our_visits")
    return _render("our_visits", to, visits=reading.past_visits(db, to), typed=typed)


def _visits_again(db: Database, who: Any, form: Any, visit_id: str) -> str:
    """The page with a refused objection in it, where the visit is one of those that it tells of."""
    to = reading.reader(db, who, "our_visits")
    if visit_id not in {visit["id"] for visit in reading.past_visits(db, to)}:
        raise NotFound
    return _visits(db, who, Typed(form, visit_id))


def _barriers(db: Database, who: Any, typed: Typed | None = None) -> str:
    to = reading.reader(db, who, "our_barriers")
    return _render("our_barriers", to, typed=typed, **plan.chains(db, to))


def _barriers_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    if family_id != who.family:
        raise NotFound
    return _barriers(db, who, Typed(form))


def _our_goals(_who: Any, **_goal: str) -> str:
    return "/our-goals"


def _goals_again(db: Database, who: Any, form: OwnWordsForm, goal_id: str) -> str:
    return _goals(db, who, form, goal_id)


def _render(page: str, to: reading.Reader, **context: Any) -> str:
    me = to.who.member
    return render(
        f"family_home/{page}.html", family=to.family, me=me, picture_of=picture_of, icons=ICONS,
        reader_language=to.people.get(me, {}).get("language", ""), **context,
    )  # fmt: skip

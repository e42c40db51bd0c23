"""How the pages of this room are drawn, also with a refused form in them."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family, visible_members
from ..core import clock
from ..core.errors import NotFound
from ..core.web.forms import Words
from ..core.web.fragments import render
from ..families import queries as families
from ..plans.cards import Typed
from ..programmes import programme_of
from ..programmes.indicators import indicators
from . import going, queries, shown, wording
from .due import Asking, asked_now
from .readable import answers_for
from .respondents import estimated, kind_of
from .rounds import next_asked

MOST_ROWS = 40
"""So many answers of each person stand as a table on a page that phones keep."""


def progress_page(
    db: Database, who: Any, family_id: str, typed: Typed | None = None, *, everything: bool = False
) -> str:  # fmt: skip
    """How it goes for a family: what is asked now, and what was answered, for those who work with it."""
    family = _opened(db, who, family_id, "progress")
    people = families.members(db, family_id)
    asked = asked_now(db, [family_id]).get(family_id, [])
    facts = {"climbers": going.climbers(db, family), "goals": going.goals_for(db, who, family), "mine": False}
    facts["most"] = None if everything else MOST_ROWS
    return _render("progress", db, who, family, people, asked, typed, **facts)


def own_page(db: Database, who: Any, typed: Typed | None = None) -> str:
    """Somebody's own questions, one at a time, and how it has been."""
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page="our_answers")
    asked = asked_now(db, [family["id"]]).get(family["id"], [])
    own = [one for one in asked if one.member["id"] == who.member]
    goals = [goal for goal in going.goals_for(db, who, family) if goal["levels"]]
    facts = {"climbers": going.climbers(db, family, only=who.member), "goals": goals, "mine": True, "most": None}
    return _render("our_answers", db, who, family, visible_members(db, who, family), own, typed, **facts)


def _render(
    page: str, db: Database, who: Any, family: dict, people: list[dict], asked: list[Asking], typed: Typed | None,
    most: int | None, **facts: Any,
) -> str:  # fmt: skip
    answers, retyped = shown.told(answers_for(db, who, family), most), _retyped(typed, people)
    return render(
        f"progress/{page}.html", family=family, asks=shown.to_ask(asked, people), answers=answers,
        more=_unanswered(answers, asked), next_day=_next(db, family), rungs=going.rungs_of(db, family), me=who.member,
        level_names=wording.LEVELS,
        typed=typed, retyped=retyped, homeless=_homeless(typed, answers, retyped), **facts,
    )  # fmt: skip


def estimates_page(db: Database, who: Any, family_id: str, typed: Typed | None = None) -> str:
    """What staff believe. No phone keeps it, and no page that a family meets leads here."""
    family = _opened(db, who, family_id, "estimates")
    questions = [shown.question(one) for one in estimated(programme_of(db, family))]
    today, people = clock.today(), families.members(db, family_id)
    known = indicators()
    found = [
        {**one, "text": shown.question(known[one["indicator"]])["text"],
         "shown": f"{one['value']} {shown.point(known[one['indicator']].scale, one['value'])}"}
        for one in queries.estimates(db, family_id)
    ]  # fmt: skip
    grown = [one for one in people if kind_of(one, today) in ("adult", "young")]
    return render(
        "progress/estimates.html", family=family, questions=questions, grown=grown, estimates=found, typed=typed
    )


def _opened(db: Database, who: Any, family_id: str, page: str) -> dict:
    if not who.works_with_families:
        raise NotFound
    return open_family(db, who, family_id, page=page)


def _next(db: Database, family: dict) -> str:
    (span,) = queries.spans(db, [family["id"]])
    day = next_asked(span, programme_of(db, family).cadence, clock.today())
    return day.isoformat() if day else ""


def _homeless(typed: Typed | None, answers: list[dict], retyped: Any) -> list[str]:
    """What was typed into a form that stands on the page no longer."""
    if typed is None or retyped:
        return []
    about = typed.now.get("measurement") or typed.now.get("amends")
    if typed.kind not in ("AnswerForm", "SharingForm") and (not about or any(about in one["ids"] for one in answers)):
        return []
    return [field.data for field in typed.form if isinstance(field, Words) and field.data]


def _retyped(typed: Typed | None, people: list[dict]) -> dict[str, Any] | None:
    """The question that a refused answer is about, to stand on the page once more with what was typed."""
    if typed is None or typed.kind != "AnswerForm":
        return None
    person = next((one for one in people if one["id"] == typed.now["member"]), None)
    asked = indicators().get(typed.now["indicator"])
    if person is None or asked is None or asked.scale.who == "staff":
        return None
    return {"person": {**person, "kind": kind_of(person, clock.today())}, "question": shown.question(asked)}


def _unanswered(answers: list[dict], asked: list[Asking]) -> list[dict]:
    """People who are asked now and have not answered anything yet: what they answer needs a place on the page."""
    known = {one["id"] for one in answers}
    return [one.member for one in asked if one.left and one.member["id"] not in known]

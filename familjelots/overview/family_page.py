"""What the page of a family and the page of its plan hold. A dozen plain queries, however much there is to show."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_households, visible_members
from ..core import clock
from ..plans import queries as plans
from ..plans.chained import grouped, with_chain, with_results
from ..reminders import queries as reminders
from ..schedule import queries as schedule
from ..visits import queries as visits

MOST_VISITS = 20
MOST_DONE = 10
MOST_TOLD = 5
Measured = tuple[str, int | None]
"""The programme and the version under which a family is measured."""


def measured_by(family: dict[str, Any]) -> Measured:
    """A family's programme and version, as facts that a piece of its page is told from."""
    return family["programme"], family.get("programme_version")


def family_page(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """What the page shows of a family, by name, for staff. `plan` and `story` are as they were found."""
    id = family["id"]
    members = visible_members(db, who, family)
    return {
        "family": family,
        "mine": family["coach"] == who.id,
        "members": members,
        "homes": visible_households(db, who, family),
        "follow_ups": reminders.follow_ups_of(db, id),
        "coming": schedule.next_of_family(db, id, clock.today().isoformat()),
        "plan": plans.plan(db, id),
        "story": visits.story(db, id, MOST_VISITS),
    }


def told_plan(
    family: str, mine: bool, plan: plans.Plan, answers: list[dict], endings: list[dict]
) -> dict[str, Any]:  # fmt: skip
    """A plan as the page where it is written wants it. `mine`: the reader is the family's coach."""
    said, why = grouped(answers, "goal"), grouped(endings, "goal")
    goals = [
        {**goal, "answers": said.get(goal["id"], []), "endings": why.get(goal["id"], [])} for goal in plan.goals.dicts()
    ]
    steps = with_results(plan.steps.dicts(), plan.results.dicts())
    done = [step for step in steps if step["status"] == "done"]
    left = [step for step in steps if step["status"] != "done"]
    return {
        "family": {"id": family},
        "mine": mine,
        "shared_goals": [goal for goal in goals if is_present_and_shared(goal["kind"], goal["status"])],
        "goals": [goal for goal in goals if not is_present_and_shared(goal["kind"], goal["status"])],
        "open_goals": [goal for goal in goals if goal["status"] in ("proposed", "agreed")],
        "demands": plan.demands.dicts(),
        "barriers": with_chain(plan.barriers.dicts(), steps, plan.tried.dicts()),
        "open_steps": [left[place] for place in by_doer([(step["doer"], step["doer_name"]) for step in left], mine)],
        "told_steps": [*done[:MOST_TOLD], *left],
        "strengths": plan.strengths.dicts(),
    }


def is_present_and_shared(kind: str, status: str) -> bool:
    """Whether a goal is the one shared goal of now."""
    return kind == "shared" and status in ("proposed", "agreed")


def by_doer(doers: list[tuple], mine: bool) -> list[int]:
    """The places of steps by who does them (code, name), the reader's own first; within each they stay as they came."""
    order: dict[tuple, int] = {("coach", ""): -1} if mine else {}
    for doer in doers:
        order.setdefault(doer, len(order))
    return sorted(range(len(doers)), key=lambda place: order[doers[place]])

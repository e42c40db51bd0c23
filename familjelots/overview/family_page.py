"""What the page of a family and the page of its plan hold. A dozen plain queries, however much there is to show."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_households, visible_members
from ..core import clock
from ..core.db import Found
from ..plans import queries as plans
from ..reminders import queries as reminders
from ..schedule import queries as schedule
from ..visits import queries as visits

MOST_VISITS = 20
MOST_DONE = 10
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
        "motivated": family["motivation"] or any(member["motivation"] for member in members),
        "homes": visible_households(db, who, family),
        "follow_ups": reminders.follow_ups_of(db, id),
        "coming": schedule.next_times(db, id, clock.today().isoformat()),
        "plan": plans.plan(db, id),
        "story": visits.story(db, id, MOST_VISITS),
    }


def told_plan(family: str, mine: bool, plan: plans.Plan) -> dict[str, Any]:
    """A plan as its template wants it. `mine`: the reader is the family's coach."""
    goals, steps = plan.goals.dicts(), plan.steps.dicts()
    done = [step for step in steps if step["status"] == "done"]
    return {
        "family": {"id": family},
        "mine": mine,
        "shared_goals": [goal for goal in goals if _is_present_and_shared(goal)],
        "goals": [goal for goal in goals if not _is_present_and_shared(goal)],
        "barriers": plan.barriers.dicts(),
        "steps_against": _by_barrier(steps),
        "open_steps": _by_doer([step for step in steps if step["status"] != "done"], mine),
        "done_steps": done[:MOST_DONE],
        "done_count": len(done),
        "strengths": plan.strengths.dicts(),
    }


def told_story(family: str, measured: Measured, steps: Found, story: visits.Story) -> dict[str, Any]:
    """A timeline as its template wants it. `steps`: those that were agreed at a visit."""
    agreed: dict[str, list[dict]] = {}
    for step in sorted(steps.dicts(), key=lambda step: step["made_at"]):
        named = {**step, "doer": step["doer_label"] or step["doer_name"]}
        agreed.setdefault(step["visit"], []).append(named)
    timeline = visits.told(story, agreed, MOST_VISITS)
    programme, version = measured
    shown = {"id": family, "programme": programme, "programme_version": version}
    return {"timeline": timeline, "family": shown}


def _is_present_and_shared(goal: dict) -> bool:
    return goal["kind"] == "shared" and goal["status"] in ("proposed", "agreed")


def _by_barrier(steps: list[dict]) -> dict[str, list[dict]]:
    """Barrier → the steps against it, in the order in which they were agreed."""
    against: dict[str, list[dict]] = {}
    for step in steps:
        if step["barrier"]:
            against.setdefault(step["barrier"], []).append(step)
    for chain in against.values():
        chain.sort(key=lambda step: step["made_at"])
    return against


def _by_doer(steps: list[dict], mine: bool) -> list[dict]:
    """Steps by who does them, the reader's own first; within each the nearest day first, as they came."""
    order: dict[str, int] = {"coach": -1} if mine else {}
    for step in steps:
        order.setdefault(step["doer"] + step["doer_name"], len(order))
    return sorted(steps, key=lambda step: order[step["doer"] + step["doer_name"]])

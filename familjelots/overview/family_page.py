"""What the page of a family and the page of its plan hold. A dozen plain queries, however much there is to show."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_households, visible_members
from ..core import clock
from ..plans import queries as plans
from ..reminders import queries as reminders
from ..schedule import queries as schedule
from ..visits import queries as visits

MOST_VISITS = 20


def family_page(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """What the page shows of a family, by name, for staff."""
    coming = schedule.next_of_family(db, family["id"], clock.today().isoformat())
    content = plan_page(db, who, family)
    return {
        **content,
        "motivated": family["motivation"] or any(member["motivation"] for member in content["members"]),
        "homes": visible_households(db, who, family),
        "follow_ups": reminders.follow_ups_of(db, family["id"]),
        "coming": coming[0] if coming else None,
        "timeline": visits.timeline(db, family["id"], MOST_VISITS, _by_visit(content)),
    }


def plan_page(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """The family's plan, by name, for staff."""
    id = family["id"]
    goals = plans.goals(db, id)
    steps = plans.steps(db, id)
    mine = family["coach"] == who.id
    return {
        "family": family,
        "mine": mine,
        "members": visible_members(db, who, family),
        "shared_goals": [goal for goal in goals if _is_present_and_shared(goal)],
        "goals": [goal for goal in goals if not _is_present_and_shared(goal)],
        "barriers": plans.barriers(db, id),
        "steps_against": _by_barrier(steps),
        "open_steps": _by_doer([step for step in steps if step["status"] != "done"], mine),
        "done_steps": [step for step in steps if step["status"] == "done"],
        "strengths": plans.strengths(db, id),
    }


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


def _by_visit(content: dict[str, Any]) -> dict[str, list[dict]]:
    """Visit → the steps agreed at it, each with its doer's name, as a timeline shows them."""
    agreed: dict[str, list[dict]] = {}
    for step in sorted(content["open_steps"] + content["done_steps"], key=lambda step: step["made_at"]):
        if step["visit"]:
            named = {**step, "doer": step["doer_label"] or step["doer_name"]}
            agreed.setdefault(step["visit"], []).append(named)
    return agreed


def _by_doer(steps: list[dict], mine: bool) -> list[dict]:
    """Steps by who does them, the reader's own first; within each the nearest day first, as they came."""
    order: dict[str, int] = {"coach": -1} if mine else {}
    for step in steps:
        order.setdefault(step["doer"] + step["doer_name"], len(order))
    return sorted(steps, key=lambda step: order[step["doer"] + step["doer_name"]])

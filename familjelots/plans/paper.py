"""The plan as it goes on paper: as one of the family reads it, or as a municipality files it."""

from typing import Any

from sqlite_utils import Database

from . import chain_queries, queries
from .chained import grouped, with_chain, with_results
from .readable import readable, readable_about, readable_steps, readable_told

OPEN = ("proposed", "agreed")


def for_the_family(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """The plan of today as a family member reads it: what is agreed, demanded, hard, and what comes next."""
    id = family["id"]
    goals = [goal for goal in readable(db, who, queries.goals(db, id)) if goal["status"] in OPEN]
    results = readable_told(db, who, family, chain_queries.results(db, id))
    steps = with_results(readable_steps(db, who, family, queries.steps(db, id)), results)
    tried = readable_told(db, who, family, chain_queries.tried(db, id))
    hard = [one for one in readable_about(db, who, family, queries.barriers(db, id)) if one["status"] != "gone"]
    demands = readable_about(db, who, family, chain_queries.demands(db, id))
    return {
        "shared": [goal for goal in goals if goal["kind"] == "shared"],
        "goals": [goal for goal in goals if goal["kind"] != "shared"],
        "demands": [demand for demand in demands if demand["status"] == "stands"],
        "barriers": with_chain(hard, steps, tried),
        "steps": [step for step in steps if step["status"] != "done"],
        "strengths": readable_about(db, who, family, queries.strengths(db, id)),
    }


def for_the_file(db: Database, family: dict, private: bool) -> dict[str, Any]:
    """All of the plan with who said it, who agreed and when. What is for staff alone only where it was chosen."""
    id = family["id"]
    plan, said = queries.plan(db, id), grouped(chain_queries.answers(db, id), "goal")
    steps = with_results(plan.steps.dicts(), plan.results.dicts())
    hard = [one for one in plan.barriers.dicts() if private or not one["private"]]
    hidden = {one["id"] for one in plan.barriers.dicts()} - {one["id"] for one in hard}
    return {
        "goals": [{**goal, "answers": said.get(goal["id"], [])} for goal in plan.goals.dicts()],
        "demands": plan.demands.dicts(),
        "barriers": with_chain(hard, steps, plan.tried.dicts()),
        "steps": [step for step in steps if step["barrier"] not in hidden],
        "strengths": plan.strengths.dicts(),
        "sources": chain_queries.sources(db, id),
    }

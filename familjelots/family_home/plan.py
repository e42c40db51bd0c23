"""Of a family's plan: the goals with what the reader said, what is demanded, and what is hard with what is done."""

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ..plans import chain_queries
from ..plans import queries as plans
from ..plans.chained import with_chain, with_results
from ..plans.readable import readable, readable_about, readable_steps, readable_told
from .reading import Reader

MOST_GOALS = 3
ENDED = ("changed", "ended")


@dataclass
class Goals:
    """The shared goal, at most three agreed ones and the further ones, the proposed (to us, by us) and past ones."""

    shared: list[dict]
    agreed: list[dict]
    further: list[dict]
    proposed: list[dict]
    own: list[dict]
    reached: list[dict]
    ended: list[dict]


def goals(db: Database, to: Reader) -> Goals:
    """The goals with what the reader said to each; what the other home answered is not told."""
    said = plans.own_answers(db, to.family["id"], to.who.id)
    found = [{**goal, "said": said.get(goal["id"])} for goal in readable(db, to.who, plans.goals(db, to.family["id"]))]
    shared = [goal for goal in found if goal["kind"] == "shared" and goal["status"] == "agreed"]
    agreed = [goal for goal in found if goal["kind"] != "shared" and goal["status"] == "agreed"]
    return Goals(
        shared=shared,
        agreed=agreed[:MOST_GOALS],
        further=agreed[MOST_GOALS:],
        proposed=[goal for goal in found if goal["status"] == "proposed" and not goal["of_family"]],
        own=[goal for goal in found if goal["status"] == "proposed" and goal["of_family"]],
        reached=[goal for goal in found if goal["status"] == "reached"],
        ended=[goal for goal in found if goal["status"] in ENDED],
    )


def demands(db: Database, to: Reader) -> list[dict]:
    """What is demanded of all, of the own homes or of their people, and is not lifted."""
    found = readable_about(db, to.who, to.family, chain_queries.demands(db, to.family["id"]))
    return [demand for demand in found if demand["status"] != "lifted"]


def chains(db: Database, to: Reader) -> dict[str, Any]:
    """What is hard, each with what was tried before and the steps against it, and the steps that one may tell of."""
    id = to.family["id"]
    results = readable_told(db, to.who, to.family, chain_queries.results(db, id))
    tried = readable_told(db, to.who, to.family, chain_queries.tried(db, id))
    steps = with_results(readable_steps(db, to.who, to.family, plans.steps(db, id)), results)
    hard = readable_about(db, to.who, to.family, plans.barriers(db, id))
    return {"barriers": with_chain(hard, steps, tried), "told_steps": steps}

"""Partners as those who work with a family, and the family itself, see them."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.db import Found
from ..core.web.fragments import piece
from ..families import consent_queries, consents
from . import queries
from .ask import is_over

NEWEST = 3


def questions(db: Database, family: str, steps: Iterable[dict]) -> list[dict]:
    """A family's questions, newest first, each with its `answers`, the `steps_told`, and whether it is `over`."""
    names = {step["id"]: step for step in steps}
    given: dict[str, list[dict]] = {}
    for answer in queries.answers(db, family):
        given.setdefault(answer["question"], []).append(answer)
    return [
        {
            **one,
            "over": is_over(one),
            "answers": given.get(one["id"], []),
            "steps_told": [names[id] for id in (one["steps"] or "").split(",") if id in names],
        }
        for one in queries.questions(db, family)
    ]


def partners(db: Database, family: dict) -> list[dict]:
    """Whom the family has been asked about; `allowed`: whether it has said yes, so that they may be asked."""
    yes = {one["receiver"] for one in consents.consents_of(db, family["id"]) if one["state"] == consents.GIVEN}
    return [{**one, "allowed": one["id"] in yes} for one in consent_queries.partners(db, family["id"])]


def on_family_page(db: Database, family: dict) -> str:
    """What partners have answered last, and the way to the rest."""
    if family["decider"]:
        return ""
    newest = queries.answers(db, family["id"])[:NEWEST]
    return piece("partners/_section.html", _section, family["id"], Found.of(newest))


def for_family(db: Database, who: Any, family: dict) -> list[dict]:
    """What partners have answered last of whom this one of the family has a say, or who are told of that one."""
    known = {one["id"] for one in consents.partners_of(db, family, who.member)}
    return [one for one in queries.answers(db, family["id"]) if one["receiver"] in known][:NEWEST]


def _section(family: str, answers: Found) -> dict[str, Any]:
    return {"family": {"id": family}, "answers": answers.dicts()}

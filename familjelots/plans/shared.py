"""The plan's parts as others are told them, when the family has said yes."""

from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from ..families.sharing import Line, Scope, register
from ..families.sharing import source as _l
from . import queries

SCHOOL = "school"


def goals(db: Database, scope: Scope) -> Iterator[Line]:
    """Agreed and reached goals, the family's own words beside."""
    for goal in scope.ask(db, queries.goals):
        if goal["status"] in ("agreed", "reached") and scope.covers(goal["household"]):
            yield Line(goal["text"], goal["own_words"], state=goal["status"], home=goal["household"])


def steps(db: Database, scope: Scope) -> Iterator[Line]:
    """Steps that are done. What is not done yet is a part of its own."""
    return _steps(scope, [step for step in scope.ask(db, queries.steps) if step["status"] == "done"])


def unfinished(db: Database, scope: Scope) -> Iterator[Line]:
    """Steps that are not done yet."""
    return _steps(scope, [step for step in scope.ask(db, queries.steps) if step["status"] != "done"])


def school(db: Database, scope: Scope) -> Iterator[Line]:
    """What is agreed about school: what is hard there, and every step against it."""
    hard = [barrier for barrier in _open(scope.ask(db, queries.barriers), scope) if barrier["area"] == SCHOOL]
    against = {barrier["id"] for barrier in hard}
    for barrier in hard:
        yield Line(barrier["text"], state=barrier["status"], home=barrier["household"])
    yield from _steps(scope, [step for step in scope.ask(db, queries.steps) if step["barrier"] in against])


def barriers(db: Database, scope: Scope) -> Iterator[Line]:
    """What is hard, as the family said it."""
    for barrier in _open(scope.ask(db, queries.barriers), scope):
        yield Line(barrier["text"], state=barrier["status"], home=barrier["household"])


def private_barriers(db: Database, scope: Scope) -> Iterator[Line]:
    """What staff alone have noted as hard."""
    for barrier in scope.ask(db, queries.barriers):
        if barrier["private"] and _is_told(barrier, scope):
            yield Line(barrier["text"], state=barrier["status"], home=barrier["household"])


def strengths(db: Database, scope: Scope) -> Iterator[Line]:
    """What works."""
    for strength in scope.ask(db, queries.strengths):
        if _is_told(strength, scope):
            yield Line(strength["text"], home=strength["household"])


def _open(found: Iterable[dict], scope: Scope) -> list[dict]:
    return [one for one in found if not one["private"] and _is_told(one, scope)]


def _is_told(one: dict, scope: Scope) -> bool:
    """What concerns one person is told only where the consent is about that person."""
    about = {scope.name(member) for member in scope.about}
    return scope.covers(one["household"]) and (not one["member_name"] or one["member_name"] in about)


def _steps(scope: Scope, found: Iterable[dict]) -> Iterator[Line]:
    """Steps of those who may be named, and of all who are no members of the family."""
    for step in found:
        doer = step["doer_member"]
        if scope.covers(step["household"]) and (not doer or scope.name(doer)):
            who = scope.name(doer) if doer else step["doer_name"] or step["doer_label"] or ""
            yield Line(step["text"], who, step["due"] or "", step["status"], step["household"])


def register_parts() -> None:
    """Say what of a plan may be shared."""
    register("goals", _l("Mål vi har kommit överens om"), goals)
    register("steps", _l("Steg som är gjorda"), steps)
    register("unfinished", _l("Steg som inte är klara"), unfinished)
    register("school", _l("Det vi kommit överens om med skolan"), school)
    register("barriers", _l("Det som är svårt"), barriers)
    register("strengths", _l("Det som fungerar"), strengths)
    register("private_barriers", _l("Hinder som de som arbetar här har skrivit"), private_barriers, inward=True)

"""Visits as others are told them, when the family has said yes: when and what for, never where."""

from collections.abc import Iterator

from sqlite_utils import Database

from ..core import clock
from ..families.sharing import Line, Scope, register
from ..families.sharing import source as _l
from . import queries


def times(db: Database, scope: Scope) -> Iterator[Line]:
    """Coming visits."""
    for visit in scope.ask(db, _coming):
        if scope.covers(visit["household"]):
            yield Line(visit["purpose"], visit["coach_name"], visit["starts_at"], "planned", visit["household"])


def _coming(db: Database, family: str) -> list[dict]:
    return queries.next_of_family(db, family, f"{clock.today().isoformat()}T00:00")


def cancellations(db: Database, scope: Scope) -> Iterator[Line]:
    """Visits that did not become."""
    for visit in scope.ask(db, queries.cancelled_of_family):
        if scope.covers(visit["household"]):
            yield Line(visit["purpose"], "", visit["starts_at"], "cancelled", visit["household"])


def register_parts() -> None:
    """Say what of the planned visits may be shared."""
    register("times", _l("När vi ses"), times)
    register("cancellations", _l("Avbokade besök"), cancellations)

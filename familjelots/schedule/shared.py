"""Visits as others are told them, when the family has said yes: when and what for, never where."""

from collections.abc import Iterator

from sqlite_utils import Database

from ..core import clock
from ..families.sharing import Line, Scope, register
from ..families.sharing import source as _l
from . import queries


def times(db: Database, scope: Scope) -> Iterator[Line]:
    """Coming visits."""
    for visit in queries.next_of_family(db, scope.family["id"], f"{clock.today().isoformat()}T00:00"):
        if scope.covers(visit["household"]):
            yield Line(visit["purpose"], visit["coach_name"], visit["starts_at"], "planned", visit["household"])


def cancellations(db: Database, scope: Scope) -> Iterator[Line]:
    """Visits that did not become."""
    for visit in queries.cancelled_of_family(db, scope.family["id"]):
        if scope.covers(visit["household"]):
            yield Line(visit["purpose"], "", visit["starts_at"], "cancelled", visit["household"])


def register_parts() -> None:
    """Say what of the planned visits may be shared."""
    register("times", _l("När vi ses"), times)
    register("cancellations", _l("Avbokade besök"), cancellations)

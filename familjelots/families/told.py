"""What of the people themselves may be shared: who answers for whom, and what helps them."""

from collections.abc import Iterator

from sqlite_utils import Database

from . import queries
from .sharing import Line, Scope, register
from .sharing import source as _l


def contacts(db: Database, scope: Scope) -> Iterator[Line]:
    """Names and numbers of those who may be named, and the contact person. Never an address."""
    for person in scope.ask(db, queries.members):
        if scope.name(person["id"]):
            homes = (person["households"] or "").split(",")
            phone = person["phone"] if person["role"] != "child" else ""
            yield Line(person["name"], phone, home=homes[0] if len(homes) == 1 else None)
    if scope.family["coach_name"]:
        yield Line(scope.family["coach_name"], scope.family["coach_phone"] or "")


def adaptations(db: Database, scope: Scope) -> Iterator[Line]:
    """What helps those whom it is about."""
    for person in scope.ask(db, queries.members):
        if person["id"] in scope.about and person["adaptations"] and scope.name(person["id"]):
            yield Line(person["adaptations"], person["name"])


def register_parts() -> None:
    """Say what of the people may be shared."""
    register("contacts", _l("Namn och telefon"), contacts)
    register("adaptations", _l("Det som hjälper, att tänka på"), adaptations)

"""Commands behind the family's door: a verb gets the opened family, and checks no rights itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from sqlite_utils import Database

from ..core.errors import NotFound
from ..families import queries
from .families import open_family

Verb = Callable[..., list[str]]
Find = Callable[[Database, str], dict | None]


def anybody(_who: Any, _family: dict) -> bool:
    """Whoever may open the family: those who work with it, and its own people."""
    return True


def those_who_work(who: Any, _family: dict) -> bool:
    """Those who work with the family."""
    return who.is_staff


def leads(who: Any, family: dict) -> bool:
    """The family's contact person, and coordinators."""
    return who.role == "coordinator" or family["coach"] == who.id


def coordinators(who: Any, _family: dict) -> bool:
    """Coordinators alone."""
    return who.role == "coordinator"


def behind(verb: Verb, may: Callable[[Any, dict], bool], **of: Find) -> Verb:
    """The verb as a command runs it: `verb(db, who, op, family, …)`, once the family has been opened.

    `of` names the rule's argument and how its record is found, as `custody_id=queries.one_custody`: the verb gets the
    record too. Without it the rule has `family_id`. What one may not do to a family is answered as if it were foreign.
    """

    @wraps(verb)
    def opened(db: Database, who: Any, op: str, **given: Any) -> list[str]:
        if not of:
            return verb(db, who, op, _family(db, who, given.pop("family_id"), may), **given)
        ((name, find),) = of.items()
        id = given.pop(name)
        record = find(db, id)
        if record is None:
            raise NotFound(missing=id)
        return verb(db, who, op, _family(db, who, record["family"], may), record, **given)

    return opened


def for_enrolling(verb: Verb) -> Verb:
    """The verb behind the door of those who enrol: coordinators, and administrators without reading anything."""

    @wraps(verb)
    def opened(db: Database, who: Any, op: str, family_id: str, **given: Any) -> list[str]:
        if who.role != "administrator":
            return verb(db, who, op, _family(db, who, family_id, coordinators), **given)
        family = queries.family(db, family_id)
        if family is None:
            raise NotFound(missing=family_id)
        return verb(db, who, op, family, **given)

    return opened


def _family(db: Database, who: Any, family_id: str, may: Callable[[Any, dict], bool]) -> dict:
    family = open_family(db, who, family_id)
    if not may(who, family):
        raise NotFound
    return family

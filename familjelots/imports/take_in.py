"""Families are read in: one operation, whose words are all the rows; the verbs are those by which anybody enrols."""

import json
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..core import clock, jobs
from ..core.errors import Invalid, NotFound
from ..families import enrol
from ..families.give import give_family
from ..programmes import known_programme
from .families import is_whole, known


def import_families(db: Database, who: Any, op: str, row: list[str]) -> list[str]:
    """Enrol all the families of a file, or none: what has come in between is compared once more."""
    if who.role != "coordinator":
        raise NotFound
    families = [_family(text) for text in row]
    if not families:
        raise Invalid("empty_file", "row")
    there = known(db, who, "")
    for number, one in enumerate(families):
        if (
            one["case_number"].casefold() in there.numbers
            if one["case_number"]
            else one["name"].casefold() in there.names
        ):
            raise Invalid("come_meanwhile", "row")
        if known_programme(db, one["programme"]) is None:
            raise Invalid("come_meanwhile", "row")
        _enrol(db, who, op, str(uuid5(UUID(op), f"family {number}")), one)
        if number % 100 == 0:
            jobs.tell(number, len(families))
    return ["/families", "/week"]


def _family(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as odd:
        raise Invalid("malformed_row", "row") from odd
    if not is_whole(told, clock.today()):
        raise Invalid("malformed_row", "row")
    return told


def _enrol(db: Database, who: Any, op: str, id: str, one: dict[str, Any]) -> None:
    facts = {name: one[name] for name in ("name", "programme", "status", "alias", "case_number")}
    enrol.add_family(db, who, op, id=id, motivation="", **facts)
    family = {"id": id, "coach": None}
    if one["address"] or one["people"]:
        home = str(uuid5(UUID(id), "home"))
        enrol.add_household(
            db, who, op, family, id=home, name="Hemma", address=one["address"], protected=False, safety_note=""
        )
        for number, person in enumerate(one["people"]):
            facts = {name: person[name] for name in ("name", "birth_year", "role", "phone", "language")}
            own = {"id": str(uuid5(UUID(id), f"person {number}")), "motivation": "", "adaptations": ""}
            enrol.add_member(db, who, op, family, [home], interpreter=False, protected=False, **own, **facts)
    if one["coach"]:
        giving = {"id": str(uuid5(UUID(id), "contact")), "coach": one["coach"], "reason": "", "base": {}}
        give_family(db, who, op, family, **giving)

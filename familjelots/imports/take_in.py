"""Families are read in: one operation, whose words are all the rows; the verbs are those by which anybody enrols."""

import json
from typing import Any
from uuid import UUID, uuid5

from sqlite_utils import Database

from ..access import open_family
from ..core import clock, jobs
from ..core.errors import Invalid, NotFound
from ..families import enrol
from ..families.give import give_family
from ..programmes import known_programme
from ..progress.status import record_status
from .known import MONTH, known_families
from .posted import is_whole_family, is_whole_month


def import_families(db: Database, who: Any, op: str, row: list[str]) -> list[str]:
    """Enrol all the families of a file, or none: what has come in between is compared once more."""
    if who.role != "coordinator":
        raise NotFound
    families = [_family(text) for text in row]
    if not families:
        raise Invalid("empty_file", "row")
    there = known_families(db, who, "")
    for number, one in enumerate(families):
        if there.has(one["case_number"], one["name"]) or known_programme(db, one["programme"]) is None:
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
    if not is_whole_family(told, clock.today()):
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


def import_months(db: Database, who: Any, op: str, row: list[str]) -> list[str]:
    """Say how all the months of a file were, or none of them, by the verb that says it of one."""
    if who.role != "coordinator":
        raise NotFound
    told, families = [_month(text) for text in row], {}
    if not told:
        raise Invalid("empty_file", "row")
    for number, one in enumerate(told):
        if number % 200 == 0:
            jobs.tell(number, len(told))
        id = one.pop("family")
        family = families.get(id) or families.setdefault(id, open_family(db, who, id))
        own = str(uuid5(UUID(op), f"month {number}"))
        record_status(db, who, op, family, own, **{name: one[name] for name in MONTH[1:]})
    return [f"/families/{id}/status" for id in families]


def _month(text: str) -> dict[str, str]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as odd:
        raise Invalid("malformed_row", "row") from odd
    if not is_whole_month(told):
        raise Invalid("malformed_row", "row")
    return told

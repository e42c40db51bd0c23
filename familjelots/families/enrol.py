"""A family comes in: the family, its homes, its people."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries

ENROLLING = frozenset({"coordinator", "administrator"})


def add_family(
    db: Database, who: Any, op: str, id: str, name: str, programme: str, status: str, motivation: str
) -> list[str]:
    """Enrol a family. Coordinators and administrators do that."""
    _may_enrol(who)
    record = {"id": id, "name": name, "programme": programme, "status": status, "motivation": motivation}
    queries.add(db, "family", {**record, "made_at": clock.stamp(), "op": op})
    return ["/families"]


def add_household(
    db: Database, who: Any, op: str, family_id: str, id: str, name: str, address: str, protected: bool, safety_note: str
) -> list[str]:
    """Add a home to a family."""
    _may_enrol(who)
    _family(db, family_id)
    record = {"id": id, "family": family_id, "name": name, "address": address, "protected": int(protected)}
    queries.add(db, "household", {**record, "safety_note": safety_note, "op": op})
    return [f"/families/{family_id}"]


def add_member(db: Database, who: Any, op: str, family_id: str, households: list[str], **person: Any) -> list[str]:
    """Add a person to a family, and say in which of its homes that person lives."""
    _may_enrol(who)
    _family(db, family_id)
    known = {household["id"] for household in queries.households(db, family_id)}
    if not set(households) <= known:
        raise Invalid("unknown_household", "households")
    flags = {"interpreter": int(person.pop("interpreter")), "protected": int(person.pop("protected"))}
    language = person.pop("language") or "sv"
    queries.add(db, "member", {**person, **flags, "language": language, "family": family_id, "op": op})
    for household in households:
        queries.add(db, "household_member", {"household": household, "member": person["id"], "op": op})
    return [f"/families/{family_id}"]


def _may_enrol(who: Any) -> None:
    if who.role not in ENROLLING:
        raise NotFound


def _family(db: Database, family_id: str) -> None:
    if queries.family(db, family_id) is None:
        raise NotFound(missing=family_id)

"""A family comes in: the family, its homes, its people."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from ..programmes import newest
from . import queries
from .custody import changed_pages
from .protect import protect

ENROLLING = frozenset({"coordinator", "administrator"})


def add_family(
    db: Database, who: Any, op: str, id: str, name: str, programme: str, status: str, motivation: str,
    alias: str = "", case_number: str = "",
) -> list[str]:  # fmt: skip
    """Enrol a family. Coordinators and administrators do that. It is measured by the programme's version of today."""
    if who.role not in ENROLLING:
        raise NotFound
    version = newest(db, programme)
    if version is None:
        raise Invalid("unknown_programme", "programme")
    record = {"id": id, "name": name, "programme": programme, "status": status, "motivation": motivation}
    record |= {"alias": alias, "case_number": case_number}
    made = {"programme_version": version, "made_at": clock.stamp(), "op": op}
    queries.add(db, "family", {**record, **made})
    return ["/families"]


def add_household(
    db: Database, _who: Any, op: str, family: dict, id: str, name: str, address: str, protected: bool, safety_note: str
) -> list[str]:
    """Add a home to a family."""
    record = {"id": id, "family": family["id"], "name": name, "address": address, "protected": int(protected)}
    queries.add(db, "household", {**record, "safety_note": safety_note, "op": op})
    return changed_pages(family["id"])


def add_member(db: Database, who: Any, op: str, family: dict, households: list[str], **person: Any) -> list[str]:
    """Add a person to a family, and say in which of its homes that person lives: at least one."""
    homes = homes_of(db, family, households)
    hidden = person.pop("protected")
    record = {**person, "interpreter": int(person["interpreter"]), "language": person["language"] or "sv"}
    queries.add(db, "member", {**record, "family": family["id"], "op": op})
    for household in homes:
        queries.live_in(db, household, person["id"], clock.stamp(), op)
    if hidden:
        protect(db, who, op, family, person["id"])
    return changed_pages(family["id"])


def homes_of(db: Database, family: dict, asked: list[str]) -> list[str]:
    """Homes of the family, each once. Nobody lives nowhere: a member in no household is refused."""
    if not asked:
        raise Invalid("no_household", "households")
    if not set(asked) <= {household["id"] for household in queries.households(db, family["id"])}:
        raise Invalid("unknown_household", "households")
    return list(dict.fromkeys(asked))

"""Keep a programme as a version of the instance's own: copied, adjusted or taken in, it is checked the same way."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries, toml
from .parse import build
from .problem import BadPack
from .tables import tables
from .tree import Programme

MANAGING = frozenset({"coordinator", "administrator"})


def must_manage(who: Any) -> None:
    """Coordinators and administrators decide how a programme is here."""
    if who.role not in MANAGING:
        raise NotFound


def checked(data: dict[str, Any], id: str, version: int) -> Programme:
    """The programme of these tables; refused as invalid when anything is wrong with them."""
    try:
        return build(data, id, version)
    except BadPack as bad:
        raise Invalid("pack_problems") from bad


def keep_new(db: Database, who: Any, op: str, programme: Programme, origin: str) -> list[str]:
    """A programme that was not here before."""
    queries.add(db, "own_programme", {"id": programme.id, "origin": origin, "op": op})
    return keep_version(db, who, op, programme)


def keep_version(db: Database, who: Any, op: str, programme: Programme) -> list[str]:
    """One more version of a programme. Families that are measured under an earlier one stay there."""
    pack = toml.write(tables(programme))
    record = {"programme": programme.id, "version": programme.version, "pack": pack, "author": who.id}
    queries.add(db, "own_programme_version", {**record, "made_at": clock.stamp(), "op": op})
    return [f"/programmes/{programme.id}", "/programmes"]

"""Adjust one part of a programme of our own: what is saved is a new version."""

from typing import Any

from sqlite_utils import Database

from ..core.errors import Conflict, NotFound
from . import queries
from .find import known_programme
from .keep import checked, keep_version, must_manage
from .tables import tables
from .told import Raw, with_part
from .tree import Programme


def adjust_programme(
    db: Database, who: Any, op: str, programme_id: str, part: str, version: int | None, told: Raw
) -> list[str]:
    """Change a part. `version` is the one that the author saw: nobody's change is written over unseen."""
    must_manage(who)
    now = own_programme(db, programme_id)
    changed = checked(with_part(now, part, told), now.id, now.version + 1)
    if tables(changed) | {"version": now.version} == tables(now):
        return []
    if version != now.version:
        raise Conflict("programme_changed")
    return keep_version(db, who, op, changed)


def own_programme(db: Database, id: str) -> Programme:
    """The newest version of a programme of our own. What ships is copied before it is changed."""
    newest = queries.newest_version(db, id)
    found = known_programme(db, id, newest) if newest else None
    if found is None:
        raise NotFound(missing=id)
    return found

"""A tap-note: a few words about a family, for those who work here."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..plans.checks import open_as_staff
from . import queries


def write_note(db: Database, who: Any, op: str, family_id: str, id: str, text: str) -> list[str]:
    """Keep a note in a family's timeline. Families never read it."""
    open_as_staff(db, who, family_id)
    note = {"id": id, "family": family_id, "text": text, "made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "note", note)
    return [f"/families/{family_id}"]

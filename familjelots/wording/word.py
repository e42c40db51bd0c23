"""The interpreter's words at the table are written down."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from . import queries
from .said import needed, source_of


def word_in_language(
    db: Database, who: Any, op: str, family: dict, id: str, record: str, language: str, text: str
) -> list[str]:
    """Write down how a goal, a step or a purpose is said in a language of the family, of the text as it stands now."""
    source = source_of(db, family["id"], record)
    if not source:
        raise Invalid("unknown_choice", "record")
    if language not in needed(db, family["id"]):
        raise Invalid("unknown_choice", "language")
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    told = {"record": record, "language": language, "source": source, "text": text}
    queries.add(db, {"id": id, "family": family["id"], **told, **made})
    page = f"/families/{family['id']}"
    return [page, f"{page}/wording", f"{page}/plan", "/now", "/later", "/our-goals"]

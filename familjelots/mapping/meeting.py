"""Texts that met and wait for somebody to choose."""

from sqlite_utils import Database

from ..core import edit_queries
from ..core.errors import Conflict


def all_chosen(db: Database, family: str, *records: str) -> None:
    """Nothing is closed over two texts of which nobody has chosen one: the other would be out of reach."""
    if any(met["record"] in records for met in edit_queries.open_conflicts(db, [family])):
        raise Conflict("choose_text_first")

"""Take in a programme that another instance has exported, or that somebody has written."""

from typing import Any

from sqlite_utils import Database

from ..core.errors import Invalid
from . import toml
from .keep import checked, keep_new, must_manage
from .problem import BadPack

FROM_FILE = "file"


def import_programme(db: Database, who: Any, op: str, id: str, pack: str) -> list[str]:
    """Make a programme of our own of a pack. What is wrong with it stops all of it."""
    must_manage(who)
    try:
        data = toml.read(pack)
    except BadPack as bad:
        raise Invalid("pack_problems", "pack") from bad
    return keep_new(db, who, op, checked(data, id, version=1), FROM_FILE)

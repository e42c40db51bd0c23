"""A worry is written down, and more beside it. Nobody is asked for consent, and nothing is sent to anybody."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.errors import NotFound
from ..families import queries as families
from . import queries
from .readable import OWN_PAGE, open_worry, page_of


def write_worry(
    db: Database, who: Any, op: str, id: str, danger: str, child: str, child_name: str, seen: str, heard_by: str,
    happened: str, child_says: str,
) -> list[str]:  # fmt: skip
    """Write down what was seen or heard. It is its author's alone, whatever the author may open when it arrives."""
    if not who.works_with_families:
        raise NotFound
    told = {"danger": danger, "seen": seen, "heard_by": heard_by, "happened": happened, "child_says": child_says}
    member = _known_child(db, who, child)
    names = [name for name in (member["name"] if member else "", child_name) if name]
    known = {"child": member["id"] if member else None, "child_name": ", ".join(names)}
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "worry", {"id": id, **known, **told, **made})
    return [OWN_PAGE]


def add_to_worry(db: Database, who: Any, op: str, worry_id: str, id: str, text: str) -> list[str]:
    """Write down what has happened since."""
    worry = open_worry(db, who, worry_id)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "worry_addition", {"id": id, "worry": worry["id"], "text": text, **made})
    return [page_of(who, worry)]


def _known_child(db: Database, who: Any, child: str) -> dict | None:
    """The child as a member, where its author works or has worked with the family; anybody else is named in words.

    Its name is written down as it is now: what becomes of the family later is not told here.
    """
    member = families.member(db, child) if child else None
    if member is None:
        return None
    try:
        open_family(db, who, member["family"], for_deciders=True)
    except NotFound:
        return member if families.has_had(db, member["family"], who.id) else None
    return member

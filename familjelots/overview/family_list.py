"""The list of families: what programme, who is the contact person, who belongs to it."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_families
from ..closing.turn import CLOSED
from ..core.web.language import here
from ..families import queries as families
from ..programmes import programmes, said

A_PAGE = 50


def families_page(db: Database, who: Any, page: int) -> dict[str, Any]:
    """One page of the families that a person may open, closed ones last; a coach's is whole, so that it can be kept."""
    every = sorted(visible_families(db, who), key=lambda family: family["status"] in CLOSED)
    size = A_PAGE if who.role == "coordinator" else max(len(every), 1)
    last = max(1, -(-len(every) // size))
    page = min(max(page, 1), last)
    shown = every[(page - 1) * size : page * size]
    people: dict[str, list[str]] = {}
    for member in families.members_of(db, [family["id"] for family in shown if not family["protected"]]):
        people.setdefault(member["family"], []).append(member["name"])
    names = {id: said(known.name, here()) for id, known in programmes(db).items()}
    return {"families": shown, "people": people, "programmes": names, "page": page, "last": last, "count": len(every)}

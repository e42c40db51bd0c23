"""The list of families as its readers see it, with what one may look for."""

from typing import Any

from flask import request
from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core.web.language import here
from ..core.web.language import later as _l
from ..programmes import area_names, programmes, said
from .find import A_PAGE, WHOLE, find
from .wanted import Wanted, address

STATUS_WORDS = {
    "interest": _l("Intresseanmälan"),
    "active": _l("Pågår"),
    "resting": _l("Vilar"),
    "closed": _l("Avslutad"),
    "followed_up": _l("Avslutad och uppföljd"),
}


def families_page(db: Database, who: Any, wanted: Wanted, page: int) -> dict[str, Any]:
    """One page of the families that are wanted; a coach's is whole, so that it can be kept."""
    size = WHOLE if who.role == "coach" else A_PAGE
    page = max(page, 1)
    found = find(db, who, wanted, (page - 1) * size, size)
    if not found and page > 1:
        return families_page(db, who, wanted, 1)
    count = found[0]["count"] if found else 0
    known = programmes(db)
    return {
        "families": found,
        "wanted": wanted,
        "again": address(db, who, wanted),
        "page": page,
        "last": max(1, -(-count // size)),
        "count": count,
        "programmes": {id: said(one.name, here()) for id, one in known.items()},
        "areas": {code: name for one in known.values() for code, name in area_names(one, here()).items()},
        "coaches": accounts.coaches(db) if who.role == "coordinator" else [],
        "statuses": STATUS_WORDS,
    }


def page_asked() -> int:
    """The page that an address names, else the first."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1

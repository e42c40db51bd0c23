"""The list of families as its readers see it, with what one may look for."""

from functools import lru_cache
from typing import Any

from flask import request
from sqlite_utils import Database

from ..core.db import Found
from ..core.web.fragments import piece, pieces
from ..core.web.language import here
from ..core.web.language import later as _l
from ..programmes import Programme, area_names, programmes, said
from . import queries
from .find import A_PAGE, WHOLE, count, find, reasons, shown
from .wanted import Wanted, open_address

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
    found, coaches = find(db, who, wanted, (page - 1) * size, size), queries.coaches(db)
    if page > 1 and not found.values:
        return families_page(db, who, wanted, 1)
    number = len(found.values) if page == 1 and len(found.values) < size else count(db, who, wanted)
    names, areas = _names(tuple(programmes(db).values()), here())
    return {
        "families": found,
        "coaches": coaches,
        "programmes": names,
        "areas": areas,
        "wanted": wanted,
        "again": asked_again(wanted),
        "page": page,
        "last": max(1, -(-number // size)),
        "count": number,
    }


@lru_cache(maxsize=50)
def _names(known: tuple[Programme, ...], language: str) -> tuple[dict[str, str], dict[str, str]]:
    """What the programmes and all their areas are called."""
    areas = {code: name for one in known for code, name in area_names(one, language).items()}
    return {one.id: said(one.name, language) for one in known}, areas


def drawn(db: Database, who: Any, content: dict[str, Any]) -> dict[str, Any]:
    """The cards of a page and the form above them, each drawn anew only where what it tells has changed."""
    found: Found = content["families"]
    coaches = {id: name for id, name, _ended in content["coaches"].values}
    why = reasons(db, found.dicts()) if content["wanted"].past else {}
    places = found.columns("id", "coach", "programme")
    told = [
        (found.names, row, coaches.get(coach), content["programmes"].get(programme), _fixed(why.get(id)), who.role)
        for row, (id, coach, programme) in zip(found.values, places, strict=True)
    ]
    choices = content["coaches"].values, tuple(content["programmes"].items()), tuple(content["areas"].items())
    form = piece("finding/_look_for.html", _form, content["wanted"], *choices, who.role, content["count"])
    return {**content, "cards": pieces("finding/_family.html", _card, told), "form": form}


def _fixed(told: dict | None) -> tuple:
    return tuple(told.items()) if told else ()


def _card(
    names: tuple[str, ...], row: tuple, coach: str | None, programme: str | None, why: tuple, role: str
) -> dict[str, Any]:
    family = shown(dict(zip(names, row, strict=True)))
    return {
        "family": family,
        "coach": coach,
        "programme": programme or family["programme"],
        "talked": dict(why),
        "role": role,
    }


def _form(
    wanted: Wanted, coaches: tuple, programme_names: tuple, area_names: tuple, role: str, number: int
) -> dict[str, Any]:
    mine = [(id, name) for id, name, ended in coaches if not ended] if role == "coordinator" else []
    return {
        "wanted": wanted, "coaches": mine, "programmes": programme_names, "areas": area_names,
        "statuses": STATUS_WORDS, "role": role, "count": number,
    }  # fmt: skip


def asked_again(wanted: Wanted) -> str:
    """The question of the address that was asked: what was sealed stays so."""
    return f"?s={request.args.get('s', '')}" if wanted.words else open_address(wanted)


def page_asked() -> int:
    """The page that an address names, else the first."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1

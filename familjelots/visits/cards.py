"""Blank rows for the `<template>` cards that a phone fills, and the life areas in the reader's language."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from markupsafe import Markup

from ..core.web import language
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID, render_part
from ..core.web.language import later as _l
from ..programmes import area_names, method_names, programme_of

BLANK: dict[str, dict[str, Any]] = {
    "blank_visit": {
        "id": BLANK_ID, "kind": "home", "at": "", "outcome": "", "purpose": "", "coach_name": "", "present": "",
        "others": "", "interpreter": "", "topics": [], "text": "", "family_view": "", "next_at": "", "steps": [],
        "same_as": None,
    },
    "blank_note": {"id": BLANK_ID, "kind": "note", "at": "", "coach_name": "", "text": ""},
    "blank_objection": {"id": BLANK_ID, "text": "", "made_at": "", "name": "", "withdrawn_at": None, "own": True},
    "blank_choice": {"id": BLANK_ID, "starts_at": "", "place": "", "purpose": "", "household": None},
    "blank_agreed": {"id": BLANK_ID, "text": "", "doer": "", "due": "", "status": "open"},
}  # fmt: skip
BLANK["blank_contact"] = {**BLANK["blank_visit"], "kind": ""}
KINDS = {
    "": "",
    "home": _l("Besök"),
    "phone": _l("Samtal"),
    "meeting": _l("Möte"),
    "school": _l("Skolmöte"),
    "along": _l("Följde med"),
}
"""How a visit or a contact came about, as a heading."""


def blank() -> Markup:
    """The blank cards of a timeline: the same for all families, rendered once for each language."""
    return _blank(language.here())


@cache
def _blank(_language: str) -> Markup:
    return Markup(render_part("visits/_cards.html"))  # noqa: S704 - escaped by the template


def life_areas(family: Mapping[str, Any]) -> dict[str, str]:
    """The life areas of a family's programme, code → name in the reader's language."""
    return area_names(programme_of(get_db(), family), language.here())


def methods(family: Mapping[str, Any]) -> dict[str, str]:
    """The methods of a family's programme, code → name in the reader's language."""
    return method_names(programme_of(get_db(), family), language.here())

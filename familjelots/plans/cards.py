"""Blank rows for the `<template>` cards that a phone fills, and what the forms offer."""

from typing import Any

from ..core.web.fragments import BLANK_ID

_ROW = {"id": BLANK_ID, "household": None, "member_name": None, "made_at": ""}

BLANK: dict[str, dict[str, Any]] = {
    "blank_step": {
        **_ROW, "text": "", "doer": "", "doer_member": None, "doer_label": "", "doer_name": "", "due": "",
        "status": "open", "picture": "",
    },
    "blank_goal": {
        **_ROW, "kind": "goal", "text": "", "own_words": "", "status": "proposed", "answer": None, "answered_by": None,
        "answered_role": None,
    },
    "blank_barrier": {**_ROW, "text": "", "area": "", "status": "active", "private": 0},
    "blank_strength": {**_ROW, "text": ""},
}  # fmt: skip
"""Template globals: `{% set steps = [blank_step] %}{% include "plans/_steps.html" %}`."""


def doer_options(members: list[dict], coach_name: str | None) -> list[tuple[str, str]]:
    """Who may do a step, as (code, name): the people of the family, and the coach."""
    people = [(f"member:{member['id']}", member["name"]) for member in members]
    return [*people, ("coach", coach_name)] if coach_name else people

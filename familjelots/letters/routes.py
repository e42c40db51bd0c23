"""Commands on letters over HTTP. The page on which letters stand is that of the appointments."""

from typing import Any

from flask import Flask

from ..access import anybody, behind
from ..core.commands import Command
from ..core.web import page_again, posts
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID
from ..plans import wording
from . import deal, forms, queries

BLANK = {
    "id": BLANK_ID, "family": "", "household": None, "sender": "", "about": "", "deadline": "", "dealer": "",
    "dealer_label": "", "status": "open",
}  # fmt: skip


def _after(who: Any, family_id: str = "", letter_id: str = "") -> str:
    if who.role == "family":
        return "/our-times"
    found = queries.letter(get_db(), letter_id) if letter_id else None
    return f"/families/{found['family'] if found else family_id}/times"


_again = page_again.of("times")
_BY_ID = {"letter_id": queries.letter}
COMMANDS = (
    Command(
        "add_letter", 1, "/families/<family_id>/letters", forms.LetterForm, behind(deal.add_letter, anybody), _again,
        _after,
    ),
    Command(
        "edit_letter", 1, "/letters/<letter_id>", forms.LetterEditForm,
        behind(deal.edit_letter, anybody, **_BY_ID), _again, _after,
    ),
    Command(
        "deal_with_letter", 1, "/letters/<letter_id>/dealings", forms.DealForm,
        behind(deal.deal_with_letter, anybody, **_BY_ID), None, _after,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the commands, and the blank card that phones fill."""
    for command in COMMANDS:
        posts.serve(app, command)
    app.jinja_env.globals.update(blank_letter=BLANK)
    wording.CARDS["letter"] = "letter"
    wording.LABELS.update({("letter", field.name): field.label.text for field in forms.LetterEditForm()})
    wording.SHAPES.update(dealer=wording.SHAPES["doer"], deadline=wording.SHAPES["due"])

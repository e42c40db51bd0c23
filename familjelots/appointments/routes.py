"""Times and letters over HTTP: one page for those who work with a family, one for the family itself."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ..access import anybody, behind, kept_pages
from ..accounts import more
from ..core.commands import Command
from ..core.web import keepable, page_again, posts
from ..core.web import times as written
from ..core.web.database import get_db
from ..core.web.fragments import BLANK_ID
from ..core.web.language import later as _l
from ..letters.shown import Shown
from ..plans import wording
from . import appointment, forms, queries
from .pages import after, again, own_page, staff_page

pages = Blueprint("appointments", __name__)
BLANK = {
    "kind": "appointment", "id": BLANK_ID, "family": "", "starts_at": "", "status": "planned", "with_whom": "",
    "place": "", "about": "", "member_name": "", "companion": "", "companion_label": "",
}  # fmt: skip
_BY_ID = {"appointment_id": queries.appointment}
COMMANDS = (
    Command(
        "add_appointment", 1, "/families/<family_id>/appointments", forms.AppointmentForm,
        behind(appointment.add_appointment, anybody), again, after,
    ),
    Command(
        "edit_appointment", 1, "/appointments/<appointment_id>", forms.AppointmentEditForm,
        behind(appointment.edit_appointment, anybody, **_BY_ID), again, after,
    ),
    Command(
        "turn_appointment", 1, "/appointments/<appointment_id>/turns", forms.TurnForm,
        behind(appointment.turn_appointment, anybody, **_BY_ID), None, after,
    ),
)  # fmt: skip


@pages.get("/families/<family_id>/times")
def times(family_id: str) -> str:
    """All that a family has ahead, and its letters."""
    return staff_page(get_db(), posts.signed_in(), family_id, Shown())


@pages.get("/our-times")
def our_times() -> str:
    """The family's own page of times and letters."""
    return own_page(get_db(), posts.signed_in(), Shown())


def _kept(db: Database, who: Any) -> list[str]:
    return kept_pages(db, who, "times")


def register(app: Flask) -> None:
    """Serve the pages and commands, say which pages phones keep, and where families find theirs."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    page_again.register("times", again)
    app.jinja_env.globals.update(blank_appointment=BLANK)
    keepable.register("/families/", _kept)
    keepable.register("/our-times", lambda _db, who: ["/our-times"] if who.role == "family" else [])
    wording.CARDS["appointment"] = "appointment"
    wording.LABELS.update({("appointment", field.name): field.label.text for field in forms.AppointmentEditForm()})
    wording.HIDDEN["appointment", "place"] = queries.place_is_hidden
    wording.SHAPES.update(
        companion=wording.SHAPES["doer"], starts_at=lambda _db, _family, value: written.day_time(value)
    )
    more.add("/our-times", _l("Tider och brev"), "calendar-clock", ("family",), 0)

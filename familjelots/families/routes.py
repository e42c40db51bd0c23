"""Commands on families over HTTP. The pages about a family live in `overview`."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from ..core.commands import Command
from ..core.web import posts, words
from . import enrol, forms
from .give import give_family


def _family_page(_who: object, family_id: str) -> str:
    return f"/families/{family_id}"


COMMANDS = (
    Command("add_family", 1, "/families", forms.FamilyForm, enrol.add_family, after=lambda _who: "/families"),
    Command(
        "add_household", 1, "/families/<family_id>/households", forms.HouseholdForm, enrol.add_household,
        after=_family_page,
    ),
    Command("add_member", 1, "/families/<family_id>/members", forms.MemberForm, enrol.add_member, after=_family_page),
    Command(
        "give_family", 1, "/families/<family_id>/contact-person", forms.ContactPersonForm, give_family,
        after=_family_page,
    ),
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the commands and their words."""
    for command in COMMANDS:
        posts.serve(app, command)
    words.register(
        {
            "unknown_household": _l("Det hemmet hör inte till familjen."),
            "not_a_coach": _l("Välj någon som är familjeombud."),
        }
    )

"""How the pages of times and letters are drawn, also with a refused form in them."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core.errors import NotFound
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..letters import forms as letter_forms
from ..letters import queries as letters
from ..letters.shown import Shown
from . import agenda, forms, queries

_RECORDS = {"letter_id": letters.letter, "appointment_id": queries.appointment}
_FORMS = {
    "AppointmentForm": forms.AppointmentForm,
    "AppointmentEditForm": forms.AppointmentEditForm,
    "LetterForm": letter_forms.LetterForm,
    "LetterEditForm": letter_forms.LetterEditForm,
}


def staff_page(db: Database, who: Any, family_id: str, shown: Shown) -> str:
    """A family's times and letters, for those who work with it."""
    if not who.works_with_families:
        raise NotFound
    family = open_family(db, who, family_id, page="times")
    return _page(db, who, family, shown, "appointments/times.html", agenda.ahead_of(db, who, family))


def own_page(db: Database, who: Any, shown: Shown) -> str:
    """The family's own: what they have written down of others' times, and letters. Our visits stand under *Sen*."""
    if who.role != "family" or not who.family:
        raise NotFound
    family = open_family(db, who, who.family, page="our_times")
    ahead = agenda.together([], agenda.appointments_for(db, who, family))
    return _page(db, who, family, shown, "appointments/our_times.html", ahead)


def _page(db: Database, who: Any, family: dict, shown: Shown, template: str, ahead: list[dict]) -> str:
    return render(
        template,
        family=family,
        me=who.member,
        ahead=ahead,
        past=agenda.past_for(db, who, family),
        letters=agenda.letters_for(db, who, family),
        done=agenda.done_for(db, who, family),
        shown=shown,
        kinds=_FORMS,
        **agenda.choices(db, who, family),
    )


def again(db: Database, who: Any, form: Any, **args: str) -> str:
    """The page with a refused form in it, and all that was typed."""
    ((kind, id),) = args.items()
    shown = Shown(form, None if kind == "family_id" else id)
    if who.role == "family":
        return own_page(db, who, shown)
    record = {"family": id} if kind == "family_id" else _RECORDS[kind](db, id)
    return staff_page(db, who, record["family"] if record else id, shown)


def after(who: Any, family_id: str = "", appointment_id: str = "") -> str:
    """Where a plain post leads."""
    if who.role == "family":
        return "/our-times"
    found = queries.appointment(get_db(), appointment_id) if appointment_id else None
    return f"/families/{found['family'] if found else family_id}/times"

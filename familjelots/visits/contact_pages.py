"""The pages where a call or a meeting is written, and where time used is told."""

from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..families import queries as families
from ..plans.checks import open_as_staff
from . import cards, time_used
from .forms import ContactForm
from .record import WHOLE_FAMILY


def new_contact(family_id: str) -> str:
    """The page where a call or a meeting is written."""
    db, who = get_db(), posts.signed_in()
    return _contact_page(db, opened(db, who, family_id), ContactForm())


def contact_again(db: Database, who: Any, form: Any, family_id: str) -> str:
    """The same page with what was typed in a refused form."""
    return _contact_page(db, opened(db, who, family_id), form)


def _contact_page(db: Database, family: dict, form: Any) -> str:
    people = [(person["id"], person["name"]) for person in families.members(db, family["id"])]
    told = {"people": people, "homes": families.households(db, family["id"]), "whole_family": WHOLE_FAMILY}
    return render("visits/contact.html", family=family, form=form, methods=cards.methods(family), **told)


def show_time() -> str:
    """Time used: one's own week by week, and everybody's for whoever coordinates."""
    db, who = get_db(), posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    team = time_used.team_time(db) if who.role == "coordinator" else []
    return render("visits/time.html", own=time_used.own_time(db, who.id), team=team)


def opened(db: Database, who: Any, family_id: str) -> dict:
    """The family of a page where a visit or a contact is written."""
    open_as_staff(db, who, family_id)
    return open_family(db, who, family_id, page="visit")

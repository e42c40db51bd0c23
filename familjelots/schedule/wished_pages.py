"""Which times suit a family, over HTTP: one small form, and who said it last."""

from typing import Any

from flask import Blueprint
from sqlite_utils import Database

from ..absences.forms import WEEKDAYS
from ..access import behind, open_family, those_who_work
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from . import wished
from .forms import WishedForm

pages = Blueprint("wished_times", __name__)


@pages.get("/families/<family_id>/times-that-suit")
def wished_page(family_id: str) -> str:
    """The form as it was filled in last."""
    return _page(get_db(), posts.signed_in(), None, family_id)


def _page(db: Database, who: Any, form: WishedForm | None, family_id: str) -> str:
    if not who.is_staff:
        raise NotFound
    family = open_family(db, who, family_id, page="wished times")
    said = wished.of_families(db, [family_id]).get(family_id)
    now = {name: said[name] for name in ("begins", "ends")} | {"days": list(said["days"])} if said else {}
    return render(
        "schedule/wished.html", family=family, form=form or WishedForm(data=now), said=said, weekdays=WEEKDAYS
    )


COMMAND = Command(
    "wish_times", 1, "/families/<family_id>/wished-times", WishedForm, behind(wished.wish_times, those_who_work),
    _page, lambda _who, family_id: f"/families/{family_id}/times-that-suit",
)  # fmt: skip

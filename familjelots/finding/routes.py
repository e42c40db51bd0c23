"""The list of families over HTTP."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask, redirect, request
from sqlite_utils import Database
from werkzeug import Response

from ..access import shared_families
from ..core import clock
from ..core.db import reading
from ..core.errors import NotFound
from ..core.web import keepable, navigation, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..core.web.language import translate as _
from ..reminders import things
from . import giving_routes, remind
from .families_page import drawn, families_page, page_asked
from .taken_out import as_csv, as_xlsx, rows_of
from .wanted import Wanted, address, asked_for

pages = Blueprint("finding", __name__)


@pages.get("/families")
def list_families() -> str:
    """The families that one works with, or those of them that are looked for, fifty a page."""
    db, who = get_db(), _reader()
    with reading(db):
        wanted = asked_for(db, who, request.args)
        shared = shared_families(db, who) if who.role == "team" and not wanted.chosen else []
        return render(
            "finding/families.html", shared=shared, **drawn(db, who, families_page(db, who, wanted, page_asked()))
        )


@pages.post("/families/search")
def search() -> Response:
    """What is looked for becomes an address that says no name."""
    db, who = get_db(), _reader()
    return redirect(f"/families{address(db, who, Wanted.of(request.form))}", 303)


@pages.get("/families/search")
def search_again() -> Response:
    """Somebody came back to where a search was posted."""
    _reader()
    return redirect("/families", 303)


@pages.get("/families.csv")
def take_out_csv() -> Response:
    """The families that are looked for, as a file for any spreadsheet."""
    return _file("csv", "text/csv", as_csv)


@pages.get("/families.xlsx")
def take_out_xlsx() -> Response:
    """The same as an Excel workbook."""
    return _file("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx)


def _file(kind: str, mimetype: str, write: Callable[..., bytes]) -> Response:
    db, who = get_db(), _reader()
    told = write(rows_of(db, who, asked_for(db, who, request.args)))
    name = f'attachment; filename="{_("familjer")}-{clock.today()}.{kind}"'
    return Response(told, mimetype=mimetype, headers={"Content-Disposition": name})


def _reader() -> Any:
    who = posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    return who


def _keepable(_db: Database, who: Any) -> list[str]:
    return ["/families"] if who.role == "coach" else []


def register(app: Flask) -> None:
    """Serve the pages, say which of them phones keep, and take the place in the bar."""
    app.register_blueprint(pages)
    app.register_blueprint(giving_routes.pages)
    words.register({"choose_families": _l("Välj minst en familj som någon annan är fast kontakt för.")})
    keepable.register("/families", _keepable)
    things.register(remind.KIND, remind.past_rhythm, remind.PAGE)
    navigation.add("/families", _l("Familjer"), "users-round", ("coach", "coordinator", "team"), 20)

"""The list of families over HTTP."""

from typing import Any

from flask import Blueprint, Flask, redirect, request
from sqlite_utils import Database
from werkzeug import Response

from ..access import shared_families
from ..core.db import reading
from ..core.errors import NotFound
from ..core.web import keepable, navigation, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from .families_page import families_page
from .wanted import Wanted, address, asked_for

pages = Blueprint("finding", __name__)


@pages.get("/families")
def list_families() -> str:
    """The families that one works with, or those of them that are looked for, fifty a page."""
    db, who = get_db(), _reader()
    with reading(db):
        wanted = asked_for(db, who, request.args)
        shared = shared_families(db, who) if who.role == "team" and not wanted.chosen else []
        return render("finding/families.html", shared=shared, **families_page(db, who, wanted, page_asked()))


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


def _reader() -> Any:
    who = posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    return who


def page_asked() -> int:
    """The page that an address names, else the first."""
    asked = request.args.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 7 else 1


def _keepable(_db: Database, who: Any) -> list[str]:
    return ["/families"] if who.role == "coach" else []


def register(app: Flask) -> None:
    """Serve the pages, say which of them phones keep, and take the place in the bar."""
    app.register_blueprint(pages)
    keepable.register("/families", _keepable)
    navigation.add("/families", _l("Familjer"), "users-round", ("coach", "coordinator", "team"), 20)

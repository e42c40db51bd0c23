"""The page on which a coordinator enrols one family; its homes and people are then arranged on a page of their own."""

from typing import Any

from flask import Blueprint, Flask
from sqlite_utils import Database

from ...accounts import more
from ...core.errors import NotFound
from ...core.web import page_again, posts
from ...core.web.database import get_db
from ...core.web.fragments import render
from ...core.web.language import here
from ...core.web.language import later as _l
from ...programmes import programmes, said
from .. import forms

pages = Blueprint("new_family", __name__)


def register(app: Flask) -> None:
    """Serve the page and say where coordinators find it."""
    app.register_blueprint(pages)
    page_again.register("new_family", _page)
    more.add("/families/new", _l("Skriv in en familj"), "plus", ("coordinator",), 39)


@pages.get("/families/new")
def new_family() -> str:
    """A family that comes in by hand."""
    return _page(get_db(), posts.signed_in(), forms.FamilyForm(data={"status": "active"}))


def _page(db: Database, who: Any, form: Any) -> str:
    if who.role != "coordinator":
        raise NotFound
    known = [(one.id, said(one.name, here())) for one in programmes(db).values()]
    return render("families/new.html", form=form, programmes=known)

"""Transfers over HTTP: what is not in the case system yet, and one record as text, PDF and JSON."""

from typing import Any

from flask import Flask, Response, jsonify, make_response, request
from sqlite_utils import Database

from ..access import behind, open_family, reads, those_who_work
from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import language, posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import later as _l
from ..referrals.reach import families_of
from ..visits.cards import KINDS as CONTACTS
from . import queries
from .document import Document, as_data, as_text
from .forms import TransferForm
from .mark import KINDS, mark_transferred
from .told import tell

PER_PAGE = 50
_RECORD = "/families/<family_id>/transfers/<kind>/<record>"


def list_waiting() -> str:
    """What is not in the case system yet, oldest first, fifty a page."""
    db, who = get_db(), _staff()
    families = families_of(db, who)
    asked = request.args.get("page", "1")
    page = int(asked) if asked.isdecimal() and 0 < len(asked) < 7 and int(asked) else 1
    found = queries.waiting(db, families, PER_PAGE + 1, (page - 1) * PER_PAGE)
    shown = [{**one, "family": families[one["family"]]} for one in found[:PER_PAGE]]
    reads.note_all(who, {one["family"]["id"] for one in shown}, "transfers")
    told = {"waiting": shown, "page": page, "more": len(found) > PER_PAGE, "contacts": CONTACTS}
    return render("transfers/list.html", **told)


def show_record(family_id: str, kind: str, record: str) -> str:
    """One record as text for pasting, with the ways to fetch it and to say that it is there."""
    db, family, document = _opened(family_id, kind, record)
    last = queries.last(db, record)
    fresh = last is not None and last["stamp"] >= document.stamp
    return render(
        "transfers/record.html", family=family, document=document, text=as_text(document), last=last, fresh=fresh
    )


def fetch_pdf(family_id: str, kind: str, record: str) -> Response:
    """The same as a PDF file, whose name tells nobody's."""
    from .pdf import as_pdf  # large, and seldom needed: what lies in memory is looked through while others wait

    _db, _family, document = _opened(family_id, kind, record)
    return _file(as_pdf(document, language.here()), "application/pdf", f"{kind}.pdf")


def fetch_json(family_id: str, kind: str, record: str) -> Response:
    """The same for machines."""
    _db, _family, document = _opened(family_id, kind, record)
    return _file(jsonify(as_data(document)).get_data(), "application/json", f"{kind}.json")


def _file(body: bytes, kind: str, name: str) -> Response:
    answer = make_response(body)
    answer.headers.update({"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'})
    return answer


def _staff() -> Any:
    who = posts.signed_in()
    if not who.works_with_families:
        raise NotFound
    return who


def _opened(family_id: str, kind: str, record: str) -> tuple[Database, dict, Document]:
    db, who = get_db(), _staff()
    family = open_family(db, who, family_id, page="transfer")
    document = tell(db, who, family, kind, record) if kind in KINDS else None
    if document is None:
        raise NotFound
    return db, family, document


def register(app: Flask) -> None:
    """Serve the pages and the command, and take the place on *Mer*."""
    app.add_url_rule("/transfers", "transfers.list", list_waiting)
    app.add_url_rule(_RECORD, "transfers.record", show_record)
    app.add_url_rule(f"{_RECORD}/pdf", "transfers.pdf", fetch_pdf)
    app.add_url_rule(f"{_RECORD}/json", "transfers.json", fetch_json)
    posts.serve(
        app,
        Command(
            "mark_transferred",
            1,
            "/families/<family_id>/transfers",
            TransferForm,
            behind(mark_transferred, those_who_work),
            after=lambda _who, **_args: "/transfers",
        ),
    )
    more.add("/transfers", _l("Att föra över"), "upload", ("coach", "coordinator", "team"), 6)

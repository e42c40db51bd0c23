"""Files that are read in, over HTTP: brought, matched, looked at, read in. A coordinator's pages, on a computer."""

from typing import Any
from uuid import uuid4

from flask import Blueprint, Flask, redirect, request
from sqlite_utils import Database
from werkzeug import Response
from werkzeug.exceptions import RequestEntityTooLarge

from ..accounts import more
from ..closing.forms import INCOME
from ..core import clock, jobs
from ..core.commands import Command
from ..core.errors import NotFound, Refused
from ..core.web import posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import here
from ..core.web.language import later as _l
from ..programmes import programmes, said
from . import queries, work
from .columns import guess, matched
from .forms import ImportForm
from .table import beginning
from .take_in import import_families, import_months
from .words import FILES, of_row

pages = Blueprint("imports", __name__)
KIND_WORDS = {
    "families": _l("Familjer och deras människor"),
    "months": _l("Månader med eller utan försörjningsstöd"),
}


@pages.get("/imports")
def list_imports() -> str:
    """Files that one has brought, and the way to bring another."""
    return _list(get_db(), _coordinator())


def _list(db: Database, who: Any, problem: str = "") -> str:
    own = work.beside(db)
    queries.forget_old(own, clock.stamp_of(clock.now() - jobs.KEPT))
    files = [{**one, "job": jobs.job(db, one["job"]) if one["job"] else None} for one in queries.files(own, who.id)]
    return render("imports/imports.html", files=files, kinds=KIND_WORDS, problem=problem)


@pages.post("/imports")
def bring() -> Response | tuple[str, int]:
    """A file is brought. It lies beside the house until it is read in, a week at most."""
    db, who = get_db(), _coordinator()
    try:
        brought, kind = request.files.get("file"), request.form.get("kind", "families")
        content = brought.stream.read() if brought else b""
        if not content or brought is None or kind not in work.KINDS:
            raise Refused("no_file")
        beginning(content)
    except RequestEntityTooLarge:
        return _list(db, who, words.of("too_big_file")), 413
    except Refused as refused:
        return _list(db, who, words.of(refused.code)), 422
    record = {"id": str(uuid4()), "account": who.id, "kind": kind, "name": (brought.filename or "")[:100]}
    queries.add(work.beside(db), {**record, "content": content, "made_at": clock.stamp()})
    return redirect(f"/imports/{record['id']}", 303)


@pages.get("/imports/<import_id>")
def show(import_id: str) -> str:
    """Where one file is: its columns, how far it has come, what is wrong with it, what came of it."""
    db, who = get_db(), _coordinator()
    return _show(db, who, _file(db, who, import_id))


def _show(db: Database, who: Any, file: dict, problem: str = "") -> str:  # noqa: ARG001
    job = jobs.job(db, file["job"]) if file["job"] else None
    told = {"file": file, "job": job, "problem": problem, "kind": KIND_WORDS[file["kind"]]}
    if job is None or problem or (job["kind"] == work.CHECK and job["state"] == "failed"):
        return _columns(db, file, job, told)
    errors = [{**one, "words": of_row(one)} for one in job["outcome"].get("errors", ())]
    labels = {column.id: column.label for column in work.KINDS[file["kind"]].columns}
    failed = words.of(job["outcome"].get("reason")) if job["state"] == "failed" else ""
    told |= {"applying": job["kind"] == work.APPLY, "incomes": INCOME, "programmes": _programme_names(db)}
    return render("imports/import.html", errors=errors, labels=labels, failed=failed, **told)


def _columns(db: Database, file: dict, job: dict | None, told: dict[str, Any]) -> str:
    kind = work.KINDS[file["kind"]]
    sample = beginning(file["content"])
    chosen = file["matching"].get("columns") or guess(kind.columns, sample.headings)
    if job and not told["problem"]:
        told["problem"] = words.of(job["outcome"].get("reason"))
    names = _programme_names(db)
    usual = file["matching"].get("programme", "")
    return render(
        "imports/columns.html",
        columns=kind.columns,
        sample=sample,
        chosen=chosen,
        programmes=names,
        usual=usual,
        **told,
    )


def _programme_names(db: Database) -> dict[str, str]:
    return {id: said(one.name, here()) for id, one in programmes(db).items()}


@pages.post("/imports/<import_id>/columns")
def choose_columns(import_id: str) -> Response | tuple[str, int]:
    """What the columns are; then all rows are looked at."""
    db, who = get_db(), _coordinator()
    file = _file(db, who, import_id)
    if not file["content"]:
        raise NotFound
    kind = work.KINDS[file["kind"]]
    columns = matched(kind.columns, request.form, len(beginning(file["content"]).headings))
    file["matching"] = {"columns": columns, "programme": request.form.get("programme", "")[:40]}
    if any(column.required and column.id not in columns for column in kind.columns):
        return _show(db, who, {**file, "job": None}, words.of("choose_name_column")), 422
    job = jobs.add(db, who, work.CHECK, {"import": import_id})
    queries.choose(work.beside(db), import_id, file["matching"], job)
    return redirect(f"/imports/{import_id}", 303)


@pages.post("/imports/<import_id>/reading")
def read_in(import_id: str) -> Response:
    """All of it is read in, if every row may be. Asked for twice it is the same work."""
    db, who = get_db(), _coordinator()
    file = _file(db, who, import_id)
    job = jobs.job(db, file["job"]) if file["job"] else None
    if job and job["kind"] == work.CHECK and job["state"] == "done" and not job["outcome"]["error_count"]:
        reading = jobs.add(db, who, work.APPLY, {"import": import_id}, work.reading_of(job["id"]))
        queries.choose(work.beside(db), import_id, file["matching"], reading)
    return redirect(f"/imports/{import_id}", 303)


@pages.post("/imports/<import_id>/removal")
def remove(import_id: str) -> Response:
    """The file is taken away. What has been read in stays."""
    db, who = get_db(), _coordinator()
    _file(db, who, import_id)
    queries.forget(work.beside(db), who.id, import_id)
    return redirect("/imports", 303)


def _file(db: Database, who: Any, id: str) -> dict:
    found = queries.file(work.beside(db), id, who.id)
    if found is None:
        raise NotFound
    return found


def _coordinator() -> Any:
    who = posts.signed_in()
    if who.role != "coordinator":
        raise NotFound
    return who


COMMANDS = (
    Command("import_families", 1, "/imports/families", ImportForm, import_families, after=lambda _who: "/families"),
    Command("import_months", 1, "/imports/months", ImportForm, import_months, after=lambda _who: "/families"),
)


def register(app: Flask) -> None:
    """Serve the pages, and say how the work is done."""
    app.register_blueprint(pages)
    for command in COMMANDS:
        posts.serve(app, command)
    work.register()
    words.register(FILES)
    more.add("/imports", _l("Läs in en fil"), "download", ("coordinator",), 40)

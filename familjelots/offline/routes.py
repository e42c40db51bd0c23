"""The phone's own addresses, and what the cookie of an enrolled phone is worth without its secret: the shell."""

import json
from collections.abc import Iterator
from typing import Any

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    g,
    jsonify,
    make_response,
    render_template,
    request,
    stream_with_context,
)
from flask_babel import get_locale

from ..access import reads
from ..accounts import cookies
from ..core import clock
from ..core.commands import Command
from ..core.web import keepable, language, posts
from ..core.web.assets import STATIC
from ..core.web.database import get_db
from ..core.web.fragments import htmx, render
from . import caseload, worker
from .report_reads import ReadsForm, report_reads

PICTURES = json.loads((STATIC / "pictures.json").read_text())
OPEN = (
    "/p/", "/sign-in", "/start", "/welcome", "/demo", "/static/", "/healthz",
    "/service_worker.js", "/manifest.webmanifest",
)  # fmt: skip
ROLLED = "application/octet-stream"

pages = Blueprint("offline", __name__)


def register(app: Flask) -> None:
    """Serve the bundle, the shell, the worker, the manifest and the page that makes a phone ready."""
    app.config["MODULES"] = worker.eager_modules()
    app.config["SHELL"] = worker.shell_id(app.config["APP_NAME"])
    app.before_request(_only_for_its_owner)
    app.before_request(_shell_without_secret)
    app.register_blueprint(pages)
    posts.serve(app, Command("report_reads", 1, "/reads", ReadsForm, report_reads, after=lambda _who: "/"))


def _only_for_its_owner() -> None:
    """A phone says whose vault is open; under another's login it gets nothing."""
    wanted = request.headers.get("For-User")
    if wanted and g.get("who") and g.who.id != wanted:
        abort(403)


def _shell_without_secret() -> str | None:
    """A page opened with an enrolled phone's cookie alone is the shell, which then asks with the secret."""
    if g.get("who") or request.method != "GET" or htmx or request.path.startswith(OPEN):
        return None
    if "text/html" not in request.headers.get("Accept", ""):
        return None
    return shell() if cookies.holds_phone() else None


@pages.get("/caseload")
def bundle() -> Response:
    """Every page that this person's phone keeps; the text only of those that it does not have."""
    who = g.who or abort(401)
    have = set(request.headers.get("Have", "").split(","))
    only = request.headers.get("Only")
    paths = caseload.allowed(keepable.paths(get_db(), who), only.split(",") if only is not None else None)
    app: Any = current_app
    told = {"home": caseload.home(app), "received_at": clock.stamp()}
    rendered = _noted(caseload.rendered(app, paths, have))
    if request.headers.get("Accept") == ROLLED:
        return Response(stream_with_context(caseload.rolled(rendered, told)), mimetype=ROLLED)
    return Response(json.dumps({**told, **caseload.whole(rendered)}, ensure_ascii=False), mimetype="application/json")


def _noted(rendered: Iterator[caseload.Page]) -> Iterator[caseload.Page]:
    """The pages, each read noted as one that the phone keeps."""
    while True:
        with reads.kept_on_phone():
            page = next(rendered, None)
        if page is None:
            return
        yield page


@pages.get("/shell")
def shell() -> str:
    """One document without personal data: the lock screen and the words of the status line, as `lang` says."""
    language.choose(request.args.get("lang"))
    told = {"pictures": PICTURES, "modules": current_app.config["MODULES"]}
    return render_template("offline/shell.html", layout="layout.html", who=None, nav=None, **told)


@pages.get("/service_worker.js")
def service_worker() -> Response:
    """The worker at the root, so that it may answer for every page."""
    config = current_app.config
    answer = Response(worker.source(config["BUILD"], config["SHELL"]), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    """The installed app."""
    config = current_app.config
    answer = jsonify(worker.manifest(config["APP_NAME"], config["BUILD"], str(get_locale())))
    answer.mimetype = "application/manifest+json"
    return make_response(answer)


@pages.get("/devices/new")
def make_ready() -> str:
    """The page *Gör telefonen redo*."""
    who = g.who or abort(401)
    family = who.role == "family"
    return render(
        "offline/enrol.html", account=who.id, kind="pictures" if family else "words",
        idle=1800 if family else 300, hidden=600 if family else 60,
    )  # fmt: skip

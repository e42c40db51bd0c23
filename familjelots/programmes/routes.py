"""Programmes over HTTP: read by all who work here, copied, adjusted, taken in and prepared by those who decide."""

from typing import Any

from flask import Blueprint, Flask, Response, make_response, request

from ..access import visible_families
from ..accounts import more
from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import keepable, posts, words
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import here
from ..core.web.language import later as _l
from . import adjust_pages, forms, import_pages, queries, toml
from . import words as own_words
from .copy_programme import copy_programme
from .find import known_programme, programme_of, programmes
from .keep import MANAGING
from .prepare import add_agreement, add_need, count_target_group, withdraw_preparation
from .shown import shown, topics
from .tables import tables
from .tree import Programme, said

pages = Blueprint("programmes", __name__)


@pages.get("/programmes")
def list_programmes() -> str:
    """All programmes: one's own, and those that ship."""
    who, db = _staff(), get_db()
    own = {found["id"] for found in queries.newest_versions(db)}
    every = [
        {"id": known.id, "name": said(known.name, here()), "about": said(known.about, here()), "own": known.id in own}
        for known in programmes(db).values()
    ]
    return render("programmes/list.html", programmes=every, manages=who.role in MANAGING)


@pages.get("/programmes/<programme_id>")
def show_programme(programme_id: str) -> str:
    """One programme, as a picture of how one works."""
    asked = request.args.get("version", "")
    version = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else None
    return _page(_staff(), programme_id, version or None)


@pages.get("/programmes/<programme_id>/export")
def export(programme_id: str) -> Response:
    """The programme as a file that another instance takes in."""
    known = _known(programme_id)
    _staff()
    answer = make_response(toml.write(tables(known)))
    answer.mimetype = "application/toml"
    answer.headers["Content-Disposition"] = f'attachment; filename="{known.id}-{known.version}.toml"'
    return answer


@pages.get("/programmes/<programme_id>/preparation")
def show_preparation(programme_id: str) -> str:
    """What is known and agreed before the first family."""
    return preparation_again(get_db(), posts.signed_in(), None, programme_id)


@pages.get("/help/<programme_id>")
def show_help(programme_id: str) -> str:
    """Help to word goals, to follow up and to evaluate: for those who write, also without network."""
    who = _staff()
    known = _known(programme_id)
    return render("programmes/help.html", name=said(known.name, here()), topics=topics(known, here()), reader=who.role)


def copy_again(_db: Any, who: Any, form: Any, programme_id: str) -> str:
    """The programme's page with a refused copy in it."""
    return _page(who, programme_id, None, form)


def preparation_again(db: Any, who: Any, form: Any, programme_id: str) -> str:
    """The preparation, with a refused form in it."""
    if who.role not in MANAGING:
        raise NotFound
    known, found = _known(programme_id), queries.preparation(db, programme_id)
    kinds = {kind: [one for one in found if one["kind"] == kind] for kind in ("need", "target_group", "agreement")}
    made = {form_class: form if isinstance(form, form_class) else form_class() for form_class in _PREPARING}
    need, target_group, agreement = made.values()
    return render(
        "programmes/preparation.html", id=known.id, name=said(known.name, here()), needs=kinds["need"],
        counts=kinds["target_group"], agreements=kinds["agreement"], need=need, target_group=target_group,
        agreement=agreement,
    )  # fmt: skip


_PREPARING = (forms.NeedForm, forms.TargetGroupForm, forms.AgreementForm)


def _page(who: Any, programme_id: str, version: int | None, form: Any = None) -> str:
    if not who.is_staff:
        raise NotFound
    known, db = _known(programme_id, version), get_db()
    history = queries.history(db, programme_id)
    copying = form or forms.CopyForm(data={"languages": list(known.languages)})
    return render(
        "programmes/programme.html", p=shown(known, here()), form=copying, parts=own_words.PARTS, history=history,
        languages=[(code, own_words.LANGUAGES[code]) for code in known.languages], manages=who.role in MANAGING,
        adjusts=who.role in MANAGING and bool(history), newest=not history or known.version == history[0]["version"],
    )  # fmt: skip


def _known(programme_id: str, version: int | None = None) -> Programme:
    found = known_programme(get_db(), programme_id, version)
    if found is None:
        raise NotFound
    return found


def _staff() -> Any:
    who = posts.signed_in()
    if not who.is_staff:
        raise NotFound
    return who


def _to_preparation(_who: Any, programme_id: str) -> str:
    return f"/programmes/{programme_id}/preparation"


def _to_list(_who: Any, **_args: str) -> str:
    return "/programmes"


_ONE = "/programmes/<programme_id>"
COMMANDS = (
    Command("copy_programme", 1, f"{_ONE}/copies", forms.CopyForm, copy_programme, copy_again, _to_list),
    Command("add_need", 1, f"{_ONE}/needs", forms.NeedForm, add_need, preparation_again, _to_preparation),
    Command(
        "count_target_group", 1, f"{_ONE}/target-group", forms.TargetGroupForm, count_target_group, preparation_again,
        _to_preparation,
    ),
    Command(
        "add_agreement", 1, f"{_ONE}/agreements", forms.AgreementForm, add_agreement, preparation_again,
        _to_preparation,
    ),
    Command(
        "withdraw_preparation", 1, "/preparations/<preparation_id>/withdrawal", forms.WithdrawalForm,
        withdraw_preparation, after=_to_list,
    ),
    *adjust_pages.COMMANDS,
    import_pages.COMMAND,
)  # fmt: skip


def register(app: Flask) -> None:
    """Serve the pages and commands, and the line in "Mer"."""
    app.register_blueprint(pages)
    adjust_pages.register(app)
    import_pages.register(app)
    for command in COMMANDS:
        posts.serve(app, command)
    words.register(own_words.CODES)
    keepable.register("/help/", _keepable)
    more.add("/programmes", _l("Insatser"), "route", more.STAFF, 25)


def _keepable(db: Any, who: Any) -> list[str]:
    """Help to write with stands on the phone of who writes, for the programmes of their families."""
    if who.role != "coach":
        return []
    return list(dict.fromkeys(f"/help/{programme_of(db, family).id}" for family in visible_families(db, who)))

"""Taking in a programme from a file: first it is shown, or all that is wrong with it is told; then it is kept."""

from typing import Any

from flask import Flask, request

from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.fragments import render
from ..core.web.language import here
from . import forms, toml
from .import_programme import import_programme
from .keep import MANAGING
from .parse import parse
from .problem import BadPack, Problem
from .problem_words import told
from .shown import shown

PREVIEWED = "preview"


def register(app: Flask) -> None:
    """The page, and its preview."""
    app.add_url_rule("/programmes/import", "programmes.import", _open)
    app.add_url_rule("/programmes/import", "programmes.preview", _preview, methods=["POST"])


def _open() -> str:
    _manager()
    return _render(forms.ImportForm())


def _preview() -> tuple[str, int]:
    """What would be taken in. Nothing is kept: the text goes back into the page, and is posted from there."""
    _manager()
    try:
        text = _posted()
    except BadPack as bad:
        return _render(forms.ImportForm(), bad.problems), 422
    return _checked(forms.ImportForm(data={"pack": text}))


def import_again(_db: Any, who: Any, form: Any) -> str:
    """The page with what was refused, and why."""
    if who.role not in MANAGING:
        raise NotFound
    return _checked(form)[0]


def _checked(form: Any) -> tuple[str, int]:
    try:
        known = parse(form.pack.data or "", PREVIEWED)
    except BadPack as bad:
        return _render(form, bad.problems), 422
    return _render(form, preview=shown(known, here())), 200


def _posted() -> str:
    """The file's text, or what was pasted."""
    file = request.files.get("file")
    sent = file.stream.read(4 * toml.MAX_SIZE + 1) if file else b""
    if not sent:
        return request.form.get("pack", "").replace("\r\n", "\n").strip()
    try:
        return sent.decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError as other:
        raise BadPack([Problem("not_toml", (), "1")]) from other


def _manager() -> None:
    if posts.signed_in().role not in MANAGING:
        raise NotFound


def _render(form: Any, problems: Any = (), preview: Any = None) -> str:
    return render("programmes/import.html", form=form, problems=told(list(problems)), p=preview)


COMMAND = Command(
    "import_programme", 1, "/programmes", forms.ImportForm, import_programme, import_again,
    lambda _who: "/programmes",
)  # fmt: skip

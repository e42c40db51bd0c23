"""The pages on which a programme of our own is adjusted, a page for each part."""

from functools import partial
from typing import Any

from flask import Flask

from ..core.commands import Command
from ..core.errors import NotFound
from ..core.web import posts
from ..core.web.database import get_db
from ..core.web.fragments import render
from ..core.web.language import here
from . import forms, shape, told, words
from .adjust_programme import adjust_programme, own_programme
from .indicators import indicators
from .keep import MANAGING
from .parse import build
from .problem import BadPack, Problem
from .problem_words import told as in_words
from .problem_words import what
from .tree import Programme, said


def register(app: Flask) -> None:
    """A page for each part, at the address that its form is posted to."""
    for part in told.NAMES:
        rule = f"/programmes/<programme_id>/{part}"
        app.add_url_rule(rule, f"programmes.adjust_{part}", partial(_open, part))


def _open(part: str, programme_id: str) -> str:
    who, db = posts.signed_in(), get_db()
    _must_manage(who)
    now = own_programme(db, programme_id)
    form = forms.ADJUST[part](data={"version": now.version, **told.as_fields(now, part)})
    return _render(now, form)


def adjust_again(db: Any, who: Any, form: forms.AdjustForm, programme_id: str) -> str:
    """The part as it was typed, the words beside what is to be mended. The next save is on top of the newest."""
    _must_manage(who)
    now = own_programme(db, programme_id)
    seen, form.version.data = form.version.data, now.version
    form.version.raw_data = None
    problems = [] if form.errors else _problems(now, form)
    left = [problem for problem in problems if not _beside(now, form, problem)]
    return _render(now, form, in_words(left), newer=seen != now.version)


def _must_manage(who: Any) -> None:
    if who.role not in MANAGING:
        raise NotFound


def _problems(now: Programme, form: forms.AdjustForm) -> list[Problem]:
    try:
        build(told.with_part(now, form.part, form.arguments()["told"]), now.id, now.version)
    except BadPack as bad:
        return bad.problems
    return []


def _beside(now: Programme, form: Any, problem: Problem) -> bool:
    """Put a problem's words beside its field; whether there is such a field."""
    place = list(problem.place)
    if place and place[0] == form.part:
        place = place[1:]
    fields = form
    if place and isinstance(place[0], int):
        kept = told.kept_rows(form.rows.data, form.part, now.languages)
        fields = form.rows.entries[kept[place[0]][0]].form if place[0] < len(kept) else form
        place = place[1:]
    name = "_".join(str(step) for step in place)
    if name not in fields:
        return False
    fields[name].errors = [*fields[name].errors, what(problem)]
    return True


def _render(now: Programme, form: forms.AdjustForm, problems: Any = (), newer: bool = False) -> str:
    part, rows = form.part, form.part in shape.PARTS
    kinds = shape.PARTS[part].fields if rows else told.TABLES.get(part, {})
    return render(
        "programmes/adjust.html", id=now.id, name=said(now.name, here()), part=part, form=form,
        blank=_blank(part, "__"), spare=[_blank(part, number) for number in range(100, 103)], title=words.PARTS[part],
        fields=[_field(name, kind) for name, kind in kinds.items()], rows=rows, one=words.ONE.get(part),
        another=words.ANOTHER.get(part), languages=[(code, words.LANGUAGES[code]) for code in now.languages],
        steps=[*((rung.id, said(rung.name, here())) for rung in now.ladder), (told.END, words.LADDER_ENDS)],
        questions=_questions() if part == told.QUESTIONS else [], moments=list(words.MOMENTS.items()),
        problems=problems, newer=newer,
    )  # fmt: skip


def _blank(part: str, number: str | int) -> Any:
    """An empty row: for the page's script, or a few for a browser without."""
    return forms.ROWS[part](prefix=f"rows-{number}-") if part in forms.ROWS else None


def _field(name: str, kind: shape.Kind) -> dict[str, Any]:
    """A field as the template draws it."""
    shapes = {shape.Texts: "texts", shape.Number: "number", shape.Code: "choice", shape.Yes: "yes"}
    listed = "languages" if isinstance(kind, shape.Codes) and kind.among else "steps"
    drawn = shapes.get(type(kind), listed)
    options = list(words.CHOICES.get(name, {}).items())
    longest = kind.longest if isinstance(kind, shape.Texts) else 0
    known = {"required": getattr(kind, "required", False), "line": 0 < longest <= forms.LONGEST_LINE}
    limits = {"least": kind.least, "most": kind.most} if isinstance(kind, shape.Number) else {}
    return {"name": name, "label": words.FIELDS[name], "drawn": drawn, "longest": longest, "options": options, **known,
            **limits}  # fmt: skip


def _questions() -> list[dict[str, Any]]:
    return [
        {"id": question.id, "text": said(question.text, here()), "who": words.ASKED[question.scale.who]}
        for question in indicators().values()
    ]


COMMANDS = tuple(
    Command(
        f"adjust_{part}", 1, f"/programmes/<programme_id>/{part}", forms.ADJUST[part], adjust_programme,
        adjust_again, lambda _who, programme_id: f"/programmes/{programme_id}",
    )
    for part in told.NAMES
)  # fmt: skip

"""One template, two forms: a whole document, or the fragment that is swapped in and kept on phones."""

from typing import Any
from uuid import uuid4

from flask import Flask, g, render_template
from flask.templating import Environment
from flask_htmx import HTMX
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, _escape_inner, escape  # pyright: ignore[reportPrivateImportUsage]

from . import times


def escaped(value: Any) -> str:
    """A value safe in HTML, as a plain string: wrapping each in `Markup` costs three times the escaping itself."""
    return _escape_inner(value) if type(value) is str else str(escape(value))


class PlainOutput(CodeGenerator):
    """Compiles `{{ value }}` to `escaped(value)`; templates join plain strings anyway."""

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        self.write(
            "environment.escaped("
            if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
            else "(environment.escaped if context.eval_ctx.autoescape else str)("
        )
        if finalize.src is not None:
            self.write(finalize.src)


class ItemFirstEnvironment(Environment):
    """Templates mostly read dict rows, so `row.name` tries the item before the attribute."""

    code_generator_class = PlainOutput
    escaped = staticmethod(escaped)

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            return obj[attribute]
        except (TypeError, LookupError, AttributeError):
            return super().getattr(obj, attribute)


class Htmx(HTMX):
    """Flask-HTMX under htmx 4: a boosted navigation asks for the fragment too."""

    def __bool__(self) -> bool:
        return g.get("as_fragment", False) or super().__bool__()


htmx = Htmx()

BLANK_ID = "00000000-0000-0000-0000-000000000000"
"""The id of the blank card in a `<template>`; the phone puts the real one in its place."""


def render(template: str, **context: Any) -> str:
    """Render a page as the request wants it: the fragment for htmx and the caseload, else the document."""
    frame = _FRAGMENT if htmx else _DOCUMENT
    return render_template(template, **frame, **context)


def op() -> Markup:
    """The hidden operation id of a form, for browsers without JavaScript; elsewhere the page makes its own."""
    return Markup('<input type="hidden" name="op" value="{}">').format(uuid4())


def new_id() -> str:
    """An id for the record that a form will make; empty in fragments, where the page makes it."""
    return str(uuid4())


_DOCUMENT = {"layout": "layout.html", "op": op, "new_id": new_id}
_FRAGMENT = {"layout": "fragment.html", "op": Markup, "new_id": str}


def register(app: Flask) -> None:
    """Give templates their globals."""
    htmx.init_app(app)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        day=times.day, time=times.time, day_time=times.day_time, relative=times.relative,
        received=times.received, spelled=times.spelled, BLANK_ID=BLANK_ID,
    )  # fmt: skip

    @app.after_request
    def _vary(answer):
        if answer.mimetype == "text/html":
            answer.headers.add("Vary", "HX-Request")
        return answer

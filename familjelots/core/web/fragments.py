"""One template, two forms: a whole document, or the fragment that is swapped in and kept on phones."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, cast
from uuid import uuid4

from flask import Flask, current_app, request
from flask_htmx import HTMX
from markupsafe import Markup

from .. import clock
from . import assets, language, times
from .templating import ItemFirstEnvironment

htmx = HTMX()

_HELD = uuid4().hex
"""Around the name of a piece that is held; nobody who writes knows it."""

MOST_BETWEEN = 500
_between: dict[Hashable, list[bytes]] = {}

BLANK_ID = "00000000-0000-0000-0000-000000000000"
"""The id of the blank card in a `<template>`; the phone puts the real one in its place."""


def render(template: str, **context: Any) -> str:
    """Render a page as the request wants it: the fragment for htmx and the caseload, else the document."""
    frame, environment = _chosen()
    return environment.get_template(template).render(_content(frame, context))


def render_part(template: str, **context: Any) -> str:
    """A piece of a page, always as a fragment has it."""
    return _environment(_FRAGMENT).get_template(template).render(_content(_FRAGMENT, context))


def render_holding(
    template: str, held: Mapping[str, bytes], known: tuple[Hashable, ...] | None = None, **context: Any
) -> bytes:
    """As `render`, with pieces that were drawn before set in where the template has their names.

    They are sent as they were kept: a page of many pieces costs what is new on it. `known`: all that is told between
    them, when that is not much; a fragment told from the same is remembered as pieces are.
    """
    frame, environment = _chosen()
    key = (environment, template, known) if known is not None and frame is _FRAGMENT else None
    between = _between.get(key) if key else None
    if between is None:
        marks = {name: Markup(f"{_HELD}{name}{_HELD}") for name in held}  # noqa: S704 - a mark, no text of anybody's
        between = [part.encode() for part in render(template, **marks, **context).split(_HELD)]
        if key:
            _remember(key, between)
    return b"".join([held[part.decode()] if place % 2 else part for place, part in enumerate(between)])


def _remember(key: Hashable, between: list[bytes]) -> None:
    if len(_between) >= MOST_BETWEEN:
        _between.clear()
    _between[key] = between


def draw(template: str, **content: Any) -> bytes:
    """A piece of a page to be kept and held, as a fragment has it: nothing in it belongs to a request."""
    return _part(_environment(_FRAGMENT), template, {**_FRAGMENT, **content}).encode()


def piece(template: str, tell: Callable[..., dict[str, Any]], *facts: Hashable) -> Markup:
    """A piece of a page told from facts as they were found: `tell(*facts)` is the template's content.

    In a fragment the same facts give the same text, so the newest pieces are remembered and need not be told again:
    a page where one thing has changed draws that piece anew and no other. They lie in the server's memory, where the
    database's own pages lie too. A whole document, whose forms carry ids of their own, is drawn anew each time.
    """
    return pieces(template, tell, [facts])[0]


def pieces(template: str, tell: Callable[..., dict[str, Any]], many: Iterable[tuple[Hashable, ...]]) -> list[Markup]:
    """As `piece`, once for each tuple of facts."""
    frame, environment = _chosen()
    if frame is _FRAGMENT:
        return [_told(environment, template, tell, facts) for facts in many]
    return [_part(environment, template, {**frame, **tell(*facts)}) for facts in many]


@lru_cache(maxsize=6_000)
def _told(environment: ItemFirstEnvironment, template: str, tell: Callable, facts: tuple) -> Markup:
    return _part(environment, template, {**_FRAGMENT, **tell(*facts)})


def _part(environment: ItemFirstEnvironment, template: str, content: dict[str, Any]) -> Markup:
    return Markup(environment.get_template(template).render(content))  # noqa: S704 - escaped by the template


def _chosen() -> tuple[dict[str, Any], ItemFirstEnvironment]:
    """What this request's pieces are drawn in: chosen once for each language, and then asked for by every piece."""
    chosen = vars(cast("Any", request)._get_current_object()).setdefault("drawn_in", {})  # noqa: SLF001 - the request itself
    here = language.here()
    if here not in chosen:
        frame = _FRAGMENT if htmx else _DOCUMENT
        chosen[here] = frame, _environment(frame)
    return chosen[here]


def _environment(frame: dict[str, Any]) -> ItemFirstEnvironment:
    """The templates compiled for this request's language, and for a fragment without what only documents need."""
    environment = cast("ItemFirstEnvironment", current_app.jinja_env)
    case = (language.here(), frame["layout"])
    return environment.variants.get(case) or environment.knowing(case, _known(frame))


def _known(frame: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = {"_": partial(language.translate_to, language.here()), "icon": assets.icon}
    return {**known, "op": op_of_fragment, "new_id": str} if frame is _FRAGMENT else known


def _content(frame: dict[str, Any], context: dict[str, Any]) -> dict[str, Any]:
    """What a page is drawn from. Flask's own (`request`, `g`, `session`) are globals of every template already."""
    _flasks_own, *ours = current_app.template_context_processors[None]
    content = dict(frame)
    for tell in ours:
        content.update(cast("dict[str, Any]", tell()))
    content.update(context)
    return content


def op() -> Markup:
    """The hidden operation id of a form, for browsers without JavaScript; elsewhere the page makes its own."""
    return Markup('<input type="hidden" name="op" value="{}">').format(uuid4())


def new_id() -> str:
    """An id for the record that a form will make; empty in fragments, where the page makes it."""
    return str(uuid4())


def op_of_fragment() -> Markup:
    """Nothing: a fragment is read by a script, which makes the id."""
    return Markup("")


_DOCUMENT = {"layout": "layout.html", "op": op, "new_id": new_id}
_FRAGMENT = {"layout": "fragment.html", "op": op_of_fragment, "new_id": str}


def register(app: Flask) -> None:
    """Give templates their globals."""
    htmx.init_app(app)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        day=times.day, time=times.time, day_time=times.day_time, relative=times.relative, age=times.age,
        received=times.received, local_day=clock.local_day, spelled=times.spelled, BLANK_ID=BLANK_ID,
    )  # fmt: skip

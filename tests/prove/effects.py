"""Waiting entries laid over a page's forms, as `static/js/phone/overlay.js` lays them over the page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from .forms import BLANK_ID, Form, Page
from .promises import Fields

_LIST = re.compile(r"(\w+)-\*-")
_OF = re.compile(r"\[data-of=[\w]+(?:-[a-z]+)?-([0-9a-f-]{36})\]")


Effect = tuple[str, str, str, dict[str, str]]
"""Verb, target, row prefix, modifiers."""


def laid(page: Page, entries: Sequence[Any]) -> list[Form]:
    """A page's forms when what waits is shown: forms of new cards, and the values that edits have left."""
    forms = list(page.forms)
    for entry in entries:
        for verb, target, prefix, given in entry.effects:
            if verb == "insert" and given.get("template") in page.cards:
                id = _one(entry.fields, given.get("id", "id"))
                forms += [_of_card(form, id, entry.fields, prefix) for form in page.cards[given["template"]]]
            found = _OF.fullmatch(target)
            if verb == "patch" and found:
                forms = [_patched(form, found[1], given, entry.fields) for form in forms]
    return forms


def expand(effects: str, fields: Fields) -> list[Effect]:
    """Each effect that applies."""
    made = []
    for one in filter(None, (part.strip() for part in effects.split(";"))):
        for text, prefix in _rows(one, fields):
            filled = re.sub(r"\{([\w.-]+)\}", lambda found: _one(fields, found[1]), text)
            head, *rest = filled.split()
            verb, _, target = head.partition(":")
            given = {name: value for name, _, value in (word.partition(":") for word in rest)}
            if "if" not in given or _one(fields, given["if"]).strip():
                made.append((verb, target, prefix, given))
    return made


def _rows(one: str, fields: Fields) -> list[tuple[str, str]]:
    found = _LIST.search(one)
    if not found:
        return [(one, "")]
    numbers = dict.fromkeys(row[1] for name in fields if (row := re.match(rf"{found[1]}-(\d+)-", name)))
    return [(one.replace(f"{found[1]}-*-", f"{found[1]}-{row}-"), f"{found[1]}-{row}-") for row in numbers]


def _one(fields: Fields, name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else "\n".join(value)


def _of_card(form: Form, id: str, fields: Fields, prefix: str) -> Form:
    made = replace(form, path=form.path.replace(BLANK_ID, id), effect=form.effect.replace(BLANK_ID, id))
    return _with(
        made,
        {
            control.name[5:]: _one(fields, prefix + control.name[5:])
            for control in form.controls
            if prefix + control.name[5:] in fields
        },
    )


def _patched(form: Form, id: str, given: dict[str, str], fields: Fields) -> Form:
    if id not in form.path:
        return form
    names = [name for name in given.get("field", "").split(",") if name in fields]
    shown = {name: form.base(name) for name in names}
    fits = [name for name in names if shown[name] in (None, _one(fields, f"base.{name}"), _one(fields, name))]
    return _with(form, {name: _one(fields, name) for name in fits})


def _with(form: Form, values: dict[str, str]) -> Form:
    """The form whose inputs and their `base.` hold these values."""
    both = values | {f"base.{name}": value for name, value in values.items()}
    return replace(form, controls=tuple(replace(one, value=both.get(one.name, one.value)) for one in form.controls))

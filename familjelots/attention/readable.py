"""A posted form as its author can read it: the form's labels beside the words, nothing that only machines use."""

import re
from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField

from ..core.commands import Command, bound_form
from ..core.web import times
from ..core.web.forms import DayField, FieldList, LocalTimeField

CHOSEN = frozenset({"doer", "area", "household", "interpreter"})
"""Fields of one line whose value is chosen, not written."""

_ID = re.compile(r"(\w+:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_CODE = re.compile(r"[a-z_]{1,20}")
_ROW = re.compile(r"(\w+)-\d+-(\w+)")


def readable_fields(command: Command | None, fields: Mapping[str, list[str]]) -> list[tuple[Any, str]]:
    """(label, text) of all that a person wrote, whole; the label is None where the form does not know the field."""
    form = bound_form(command, fields) if command else None
    said = []
    for name, values in fields.items():
        field = _field(form, name)
        texts = [text for text in values if text.strip() and not _is_machine(name, field, text)]
        said += [(_label(field), _say(field, text)) for text in texts]
    return said


def _field(form: Any, name: str) -> Any:
    """The form's field for a posted name, `steps-2-text` included."""
    if form is None:
        return None
    row = _ROW.fullmatch(name)
    rows = form._fields.get(row[1]) if row else None
    if row and isinstance(rows, FieldList) and rows.entries:
        return rows.entries[0].form._fields.get(row[2])
    return form._fields.get(name)


def _is_machine(name: str, field: Any, text: str) -> bool:
    """Ids, what an edit started from, and codes that were chosen, not written."""
    if name.startswith("base.") or _ID.fullmatch(text):
        return True
    last = name.rsplit("-", maxsplit=1)[-1]
    chosen = isinstance(field, SelectField | SelectMultipleField | BooleanField) or last in CHOSEN
    return chosen and _CODE.fullmatch(text) is not None


def _label(field: Any) -> Any:
    return (field.label.text or None) if field is not None else None


def _say(field: Any, text: str) -> str:
    shapes = {LocalTimeField: times.day_time, DayField: times.day}
    shape = shapes.get(type(field))
    return shape(text) if shape and field.fits(text) else text

"""A posted form as its author can read it: the form's labels beside the words, nothing that only machines use."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wtforms import BooleanField, SelectField, SelectMultipleField

from ..core.commands import Command, bound_form
from ..core.web import times
from ..core.web.forms import DayField, FieldList, LocalTimeField

CHOSEN = frozenset({"doer", "area", "household", "interpreter", "profession"})
"""Fields of one line whose value is chosen, not written."""

_ID = re.compile(r"(\w+:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_CODE = re.compile(r"[a-z_]{1,40}")
_ROW = re.compile(r"(\w+)-([0-9]{1,9})-(\w+)")
_UNKNOWN = (1_000, 0, 0)


def readable_fields(
    command: Command | None, fields: Mapping[str, list[str]], version: int | None = None
) -> list[tuple[Any, str]]:
    """(label, text) of all that a person wrote, whole and in the form's order.

    The label is None where the form does not know the field.
    """
    form = bound_form(command, fields, version) if command else None
    found = sorted(((*_asked(form, name), name) for name in fields), key=lambda each: (each[0], each[2]))
    return [
        (_label(field), _say(field, text))
        for _place, field, name in found
        for text in fields[name]
        if text.strip() and not _is_machine(name, field, text)
    ]


def readable_words(words: str) -> str:
    """Words that a part of a visit left: a time is told as a time, ids of what is not there are left out."""
    kept = "\n".join(part for part in words.split("\n") if not _ID.fullmatch(part))
    return times.day_time(kept) if _is_time(kept) else kept


def _is_time(text: str) -> bool:
    try:
        return len(text) == 16 and datetime.fromisoformat(text).year >= 1900
    except ValueError:
        return False


def _asked(form: Any, name: str) -> tuple[tuple[int, int, int], Any]:
    """Where a posted field stands in its form (field, row, field of the row), and the field."""
    row = _ROW.fullmatch(name)
    fields = form._fields if form else {}
    field = fields.get(row[1] if row else name)
    if field is None:
        return _UNKNOWN, None
    place = list(fields).index(row[1] if row else name)
    if row is None:
        return (place, 0, 0), field
    if not isinstance(field, FieldList) or not field.entries:
        return _UNKNOWN, None
    within = field.entries[0].form._fields
    inner = list(within).index(row[3]) if row[3] in within else len(within)
    return (place, int(row[2]), inner), within.get(row[3])


def _is_machine(name: str, field: Any, text: str) -> bool:
    """Ids, where to go afterwards, what an edit started from, and codes that were chosen, not written."""
    if name.startswith("base.") or name == "next" or _ID.fullmatch(text):
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

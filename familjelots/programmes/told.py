"""Between the flat fields of a form (`name_sv`) and a pack's tables, for one part of a programme."""

from collections.abc import Iterable, Mapping
from typing import Any

from . import shape
from .ladder import following
from .tables import tables
from .tree import Programme

TABLES: dict[str, Mapping[str, shape.Kind]] = {"basics": shape.BASICS, "cadence": shape.CADENCE, "help": shape.HELP}
"""The parts that are one table each; the lists are in `shape.PARTS`, and the questions are a part of their own."""
QUESTIONS = "indicators"
NAMES = ("basics", "criteria", "areas", "indicators", "ladder", "team", "cadence", "consents", "closures", "methods",
         "help", "examples")  # fmt: skip
"""All parts, in the order in which one reads them."""
END = "end"
"""Chosen where a ladder's way ends; nothing chosen means the step after."""

LAST = 1000
"""A row that says no place comes after all that do."""

Raw = dict[str, Any]


def as_fields(programme: Programme, part: str) -> Raw:
    """A part of a programme as the fields of its form."""
    data = tables(programme)
    if part == QUESTIONS:
        return {"asked": [f"{id}:{moment}" for id, moments in data[QUESTIONS].items() for moment in moments]}
    if part in TABLES:
        return _flat(data if part == "basics" else data[part], TABLES[part])
    fields = shape.PARTS[part].fields
    rows = [{"id": row["id"], "place": place, **_flat(row, fields)} for place, row in enumerate(data[part], 1)]
    return {"rows": _without_plain_way(rows) if part == "ladder" else rows}


def with_part(programme: Programme, part: str, told: Raw) -> Raw:
    """The programme's tables with one part as a form told it."""
    data, languages = tables(programme), programme.languages
    if part == QUESTIONS:
        return {**data, QUESTIONS: _asked(told["asked"])}
    if part in TABLES:
        fields = _nested(told, TABLES[part], languages)
        return {**data, **fields} if part == "basics" else {**data, part: fields}
    rows = [row for _number, row in kept_rows(told["rows"], part, languages)]
    nested = [{"id": row["id"], **_nested(row, shape.PARTS[part].fields, languages)} for row in rows]
    return {**data, part: _with_ways(nested) if part == "ladder" else nested}


def kept_rows(rows: Iterable[Raw], part: str, languages: tuple[str, ...]) -> list[tuple[int, Raw]]:
    """The rows that stay, with their number in the form: neither taken away nor left empty, in the order asked for."""
    words = [
        f"{name}_{language}"
        for name, kind in shape.PARTS[part].fields.items()
        if isinstance(kind, shape.Texts)
        for language in languages
    ]
    kept = [
        (number, row) for number, row in enumerate(rows) if not row["gone"] and any(row.get(word) for word in words)
    ]
    return sorted(kept, key=_place)


def _place(numbered: tuple[int, Raw]) -> tuple[int, int]:
    """Where a row shall stand. One that is moved up comes before the row that has that place, one moved down after."""
    number, row = numbered[0] + 1, numbered[1]
    place = row.get("place") or LAST
    return place, (place > number) - (place < number)


def _flat(table: Raw, fields: Mapping[str, shape.Kind]) -> Raw:
    flat: Raw = {}
    for name, kind in fields.items():
        if isinstance(kind, shape.Texts):
            flat |= {f"{name}_{language}": words for language, words in table.get(name, {}).items()}
        else:
            flat[name] = table.get(name)
    return flat


def _nested(told: Raw, fields: Mapping[str, shape.Kind], languages: tuple[str, ...]) -> Raw:
    nested: Raw = {}
    for name, kind in fields.items():
        if isinstance(kind, shape.Texts):
            words = {language: told[f"{name}_{language}"] or "" for language in languages}
            value = words if kind.required or any(words.values()) else None
        else:
            value = told[name]
        if value not in (None, "", False):
            nested[name] = value
    return nested


def _asked(chosen: Iterable[str]) -> dict[str, list[str]]:
    asked: dict[str, list[str]] = {}
    for one in chosen:
        id, _, moment = one.partition(":")
        asked.setdefault(id, []).append(moment)
    return asked


def _without_plain_way(rows: list[Raw]) -> list[Raw]:
    """Nothing is chosen where a step leads to the one after it."""
    plain = following([row["id"] for row in rows])
    for row in rows:
        row["next"] = [] if tuple(row["next"]) == plain[row["id"]] else row["next"] or [END]
    return rows


def _with_ways(rows: list[Raw]) -> list[Raw]:
    """Where each step leads, as chosen; what was taken away is led to no more."""
    known = {row["id"] for row in rows}
    for row in rows:
        chosen = row.pop("next", [])
        onward = [id for id in chosen if id in known]
        if onward or END in chosen:
            row["next"] = onward
    return rows

"""Reads one table of a pack field by field, and notes what is wrong instead of stopping at the first fault."""

import re
from collections.abc import Mapping
from typing import Any

from . import shape
from .problem import Place, Problem

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Reader:
    """Reads tables in a programme's languages, and collects problems."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self.languages = languages
        self.problems: list[Problem] = []

    def note(self, code: str, place: Place, value: Any = "") -> None:
        """Remember a fault."""
        self.problems.append(Problem(code, place, str(value)[:60]))

    def table(self, data: Any, fields: Mapping[str, shape.Kind], place: Place, known: tuple[str, ...] = ()) -> dict:
        """All fields of a table. `known` are keys that somebody else reads."""
        if not isinstance(data, dict):
            self.note("not_a_table", place)
            data = {}
        for key in data.keys() - fields.keys() - set(known):
            self.note("unknown_key", place, key)
        return {name: self._field(data.get(name), kind, (*place, name)) for name, kind in fields.items()}

    def _field(self, value: Any, kind: shape.Kind, place: Place) -> Any:
        if isinstance(kind, shape.Texts):
            return self._texts(value, kind, place)
        if isinstance(kind, shape.Number):
            return self._number(value, kind, place)
        if isinstance(kind, shape.Code):
            return self._code(value, kind, place)
        if isinstance(kind, shape.Codes):
            return self._codes(value, kind, place)
        if value not in (None, True, False):
            self.note("not_yes_or_no", place)
        return value is True

    def _texts(self, value: Any, kind: shape.Texts, place: Place) -> dict[str, str]:
        if value is None and not kind.required:
            return {}
        if not isinstance(value, dict):
            self.note("missing" if value is None else "not_by_language", place)
            return {}
        for language in value.keys() - set(self.languages):
            self.note("other_language", place, language)
        read = {language: self._text(value.get(language), kind, (*place, language)) for language in self.languages}
        return read if any(read.values()) else {}

    def _text(self, value: Any, kind: shape.Texts, place: Place) -> str:
        if value is None or value == "":
            self.note("missing_text", place)
        elif not isinstance(value, str):
            self.note("not_text", place)
        elif len(value) > kind.longest:
            self.note("too_long", place, kind.longest)
        elif any(ord(sign) < 32 and sign != "\n" for sign in value):
            self.note("odd_signs", place)
        else:
            return value.strip()
        return ""

    def _number(self, value: Any, kind: shape.Number, place: Place) -> int | None:
        if value is None and not kind.required:
            return None
        if value is None:
            self.note("missing", place)
        elif not isinstance(value, int) or isinstance(value, bool):
            self.note("not_a_number", place)
        elif not kind.least <= value <= kind.most:
            self.note("out_of_range", place, f"{kind.least}–{kind.most}")
        else:
            return value
        return None

    def _code(self, value: Any, kind: shape.Code, place: Place) -> str:
        if value in (None, "") and not kind.required:
            return ""
        if value is None:
            self.note("missing", place)
        elif not isinstance(value, str) or value not in kind.among:
            self.note("unknown_choice", place, ", ".join(kind.among))
        else:
            return value
        return ""

    def _codes(self, value: Any, kind: shape.Codes, place: Place) -> tuple[str, ...] | None:
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.note("not_a_list", place)
            return None
        for item in value:
            if kind.among and item not in kind.among:
                self.note("unknown_choice", place, ", ".join(kind.among))
        return tuple(dict.fromkeys(value))

    def rows(self, data: Any, part: str) -> list[dict]:
        """The rows of one of the pack's lists, each with its id."""
        known = shape.PARTS[part]
        if data is None or data == []:
            if known.least:
                self.note("missing", (part,))
            return []
        if not isinstance(data, list):
            self.note("not_a_list", (part,))
            return []
        if len(data) > known.most:
            self.note("too_many", (part,), known.most)
        read = [self._row(row, part, number) for number, row in enumerate(data[: known.most])]
        self._no_twins(part, read)
        return read

    def _row(self, row: Any, part: str, number: int) -> dict:
        known, place = shape.PARTS[part], (part, number)
        id = row.get("id") if isinstance(row, dict) else None
        if isinstance(row, str):
            self.note("unknown_shared" if known.shared else "not_a_table", place, row)
            return {"id": row, **dict.fromkeys(known.fields)}
        if not isinstance(id, str) or not ID.fullmatch(id):
            self.note("bad_id", place, id or "")
            id = ""
        return {"id": id, **self.table(row, known.fields, place, ("id",))}

    def _no_twins(self, part: str, rows: list[dict]) -> None:
        seen = set()
        for number, row in enumerate(rows):
            if row["id"] and row["id"] in seen:
                self.note("duplicate", (part, number), row["id"])
            seen.add(row["id"])

"""The forms of a page of records: the one that was refused as it was typed, every other as its record is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shown:
    """`typed` is the refused form, `id` the record that it edits, None for a new one's."""

    typed: Any = None
    id: str | None = None

    def is_typed(self, kind: type, id: str | None = None) -> bool:
        """Whether this form is the refused one, and so stands open."""
        return type(self.typed) is kind and self.id == id

    def form(self, kind: type, record: dict | None = None) -> Any:
        """One form of the page."""
        if self.is_typed(kind, record["id"] if record else None):
            return self.typed
        form = kind(data=record)
        form.base = {name: record.get(name) or "" for name in form.data} if record else {}
        return form

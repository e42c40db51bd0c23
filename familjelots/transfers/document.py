"""A record as it goes into a case system: one telling in sections, of which text, PDF and JSON are made."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

Line = tuple[str, str]
"""A label, which may be empty, and what it says."""


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Document:
    """`facts`: the same in codes and ids, for machines. `stamp`: how new the record is."""

    kind: str
    record: str
    stamp: str
    title: str
    about: str
    sections: tuple[Section, ...]
    facts: dict[str, Any] = field(default_factory=dict)


def section(heading: str, lines: Iterable[tuple[str, Any]]) -> Section | None:
    """A section of what is said; None when nothing is."""
    told = tuple((label, str(words)) for label, words in lines if words not in (None, "", [], ()))
    return Section(heading, told) if told else None


def as_text(document: Document) -> str:
    """Plain text for pasting, which any field takes: no tables, no marks, a blank line between sections."""
    parts = [f"{document.title}\n{document.about}"]
    for one in document.sections:
        lines = [f"{label}: {words}" if label else words for label, words in one.lines]
        parts.append("\n".join([one.heading.upper(), *lines]))
    return "\n\n".join(parts) + "\n"


def as_data(document: Document) -> dict[str, Any]:
    """For machines: `format` and `version`, the facts, and the sections as people read them."""
    told = [asdict(one) for one in document.sections]
    for one in told:
        one["lines"] = [{"label": label, "text": words} for label, words in one["lines"]]
    head = {"format": f"familjelots/{document.kind}", "version": 1, "id": document.record, "written_at": document.stamp}
    return {**head, "title": document.title, "facts": document.facts, "sections": told}

"""From the tree back to a pack's tables: what is stored, exported, and changed part by part."""

from dataclasses import asdict
from typing import Any

from . import shape
from .parse import FORMAT
from .tree import Programme


def tables(programme: Programme) -> dict[str, Any]:
    """A programme as the tables of its pack, with all words in them."""
    rows = {part: [_row(asdict(row)) for row in getattr(programme, part)] for part in shape.PARTS if part != "areas"}
    rows["areas"] = [{"id": id, "name": dict(name)} for id, name in programme.areas.items()]
    return {
        "format": FORMAT,
        "version": programme.version,
        "languages": list(programme.languages),
        "documentation": programme.documentation,
        "name": dict(programme.name),
        "about": dict(programme.about),
        "cadence": {name: value for name, value in asdict(programme.cadence).items() if value is not None},
        "indicators": {asked.id: list(asked.when) for asked in programme.indicators},
        "help": {topic: dict(texts) for topic, texts in programme.help.items()},
        **{part: rows[part] for part in shape.PARTS},
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Without what is not said; a ladder's steps always say where they lead."""
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}
    return {name: value for name, value in told.items() if value not in (None, "", {}, False) or value == []}


def in_languages(data: dict[str, Any], languages: list[str]) -> dict[str, Any]:
    """The same tables in some of their languages, the first of them the programme's own."""
    return {**_spoken(data, languages), "languages": languages}


def _spoken(value: Any, languages: list[str]) -> Any:
    if isinstance(value, list):
        return [_spoken(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    left_out = set(shape.LANGUAGES) - set(languages)
    spoken = {name: _spoken(item, languages) for name, item in value.items() if name not in left_out}
    if "checked" in spoken:
        spoken["checked"] = [language for language in spoken["checked"] if language in languages]
    return spoken

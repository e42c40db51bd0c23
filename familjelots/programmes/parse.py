"""From a pack's tables to the tree, or to all that is wrong with them. One way for what ships, copies and imports."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from . import shape, toml, tree
from .indicators import indicators
from .ladder import check_ladder
from .problem import BadPack
from .reader import Reader

FORMAT = 1
OWN = ("format", "version", "languages", "cadence", "indicators", "help", *shape.PARTS)


def parse(text: str, id: str) -> tree.Programme:
    """A programme from the text of its pack. Raises `BadPack`."""
    return build(toml.read(text), id)


def build(data: dict, id: str, version: int | None = None) -> tree.Programme:
    """A programme from its tables. Raises `BadPack`."""
    languages = _languages(data)
    reader = Reader(languages)
    read = reader.table(data, shape.BASICS, (), OWN)
    if data.get("format") != FORMAT:
        reader.note("other_format", ("format",), data.get("format", ""))
    read["version"] = version or _version(reader, data.get("version"))
    read["cadence"] = reader.table(data.get("cadence"), shape.CADENCE, ("cadence",))
    read["help"] = reader.table(data.get("help"), shape.HELP, ("help",))
    read["indicators"] = _asked(reader, data.get("indicators"))
    rows = {part: reader.rows(_with_shared(data.get(part), part, languages), part) for part in shape.PARTS}
    _check_criteria(reader, rows["criteria"])
    check_ladder(reader, rows["ladder"])
    if reader.problems:
        raise BadPack(reader.problems)
    return _tree(id, languages, read, rows)


def _languages(data: dict) -> tuple[str, ...]:
    """Without languages nothing else can be read."""
    told = data.get("languages")
    reader = Reader(())
    if told is None or told == []:
        reader.note("missing", ("languages",))
    elif not isinstance(told, list) or not all(language in shape.LANGUAGES for language in told):
        reader.note("unknown_language", ("languages",), ", ".join(shape.LANGUAGES))
    elif len(set(told)) < len(told):
        reader.note("duplicate", ("languages",))
    if reader.problems:
        raise BadPack(reader.problems)
    return tuple(told or ())


def _version(reader: Reader, told: Any) -> int:
    return reader.table({"version": told}, {"version": shape.Number(1, 9999)}, ())["version"] or 1


def _asked(reader: Reader, told: Any) -> tuple[tree.Asked, ...]:
    """Which indicators are asked and when, in the order of the product's own list."""
    if not isinstance(told, dict) or not told:
        reader.note("missing" if told in (None, {}) else "not_a_table", ("indicators",))
        return ()
    for id in told.keys() - indicators().keys():
        reader.note("unknown_indicator", ("indicators",), id)
    known = {id: shape.Codes(shape.MOMENTS) for id in indicators() if id in told}
    read = reader.table({id: told[id] for id in known}, known, ("indicators",))
    for id, when in read.items():
        if when == ():
            reader.note("never_asked", ("indicators", id))
    return tuple(tree.Asked(id, when or ()) for id, when in read.items())


def _check_criteria(reader: Reader, rows: list[dict]) -> None:
    for number, row in enumerate(rows):
        least, most = row["least"], row["most"]
        if row["check"] and least is None and most is None:
            reader.note("no_limit", ("criteria", number))
        if least is not None and most is not None and least > most:
            reader.note("limits_turned", ("criteria", number))


@cache
def shared() -> dict[str, dict[str, dict]]:
    """Rows that several packs have in common: part → id → row."""
    told = tomllib.loads(files("familjelots.programmes").joinpath("shared.toml").read_text("utf-8"))
    return {part: {row["id"]: row for row in rows} for part, rows in told.items()}


def _with_shared(rows: Any, part: str, languages: tuple[str, ...]) -> Any:
    """Rows that are only an id take their words from the shared ones."""
    common = shared().get(part, {})
    if not isinstance(rows, list):
        return rows
    return [_spoken(common[row], languages) if isinstance(row, str) and row in common else row for row in rows]


def _spoken(row: dict, languages: tuple[str, ...]) -> dict:
    """A row in some languages only."""
    told = {name: _some(value, languages) if isinstance(value, dict) else value for name, value in row.items()}
    if "checked" in told:
        told["checked"] = [language for language in told["checked"] if language in languages]
    return told


def _some(texts: dict[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    return {language: texts[language] for language in languages if language in texts}


def _tree(id: str, languages: tuple[str, ...], read: dict, rows: dict[str, list[dict]]) -> tree.Programme:
    consents = [{**row, "checked": row["checked"] or ()} for row in rows["consents"]]
    return tree.Programme(
        id=id,
        version=read["version"],
        languages=languages,
        name=read["name"],
        about=read["about"],
        documentation=read["documentation"],
        cadence=tree.Cadence(**read["cadence"]),
        criteria=tuple(tree.Criterion(**row) for row in rows["criteria"]),
        areas={row["id"]: row["name"] for row in rows["areas"]},
        indicators=read["indicators"],
        ladder=tuple(tree.Rung(**row) for row in rows["ladder"]),
        team=tuple(tree.Role(**row) for row in rows["team"]),
        consents=tuple(tree.Consent(**row) for row in consents),
        closures=tuple(tree.Closure(**row) for row in rows["closures"]),
        methods=tuple(tree.Method(**row) for row in rows["methods"]),
        help=read["help"],
        examples=tuple(tree.Example(**row) for row in rows["examples"]),
    )

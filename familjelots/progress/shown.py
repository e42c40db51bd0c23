"""Answers as pages show them: questions to answer one at a time, and dots per question with first and latest marked."""

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from ..core.web.fragments import piece
from ..core.web.language import LANGUAGES, here, language_name
from ..core.web.language import translate as _
from ..core.web.times import words
from ..programmes import said
from ..programmes.indicators import Indicator, Scale, indicators
from .due import Asking
from .respondents import sharers

WIDE, EDGE = 300, 12
"""Of the line that dots stand on: its width, and the air before the first point and after the last."""
MOST = 12
"""So many answers can be chosen, to write about them or to put them right."""


def point(scale: Scale, value: int | None) -> str:
    """How an answer reads: its number, on a scale of few points its words; or that somebody did not want to answer."""
    if value is None:
        return _("Ville inte svara")
    if scale.who == "adult":
        return str(value)
    named = {at: said(texts, here()) for at, texts in scale.words.items()}
    if value in named:
        return named[value]
    less, more = max(at for at in named if at < value), min(at for at in named if at > value)
    return _("Mellan %(less)s och %(more)s", less=named[less].lower(), more=named[more].lower())


def question(one: Indicator) -> dict[str, Any]:
    """A question with the points of its scale and the words at its ends."""
    points = range(one.scale.least, one.scale.most + 1)
    return {
        "id": one.id,
        "text": said(one.text, here()),
        "points": [(value, point(one.scale, value)) for value in points],
        "ends": ends(one.scale),
    }


def ends(scale: Scale) -> list[tuple[int, str]]:
    """The points of a scale that have words."""
    return [(value, said(texts, here())) for value, texts in sorted(scale.words.items())]


def to_ask(asked: Iterable[Asking], people: list[dict]) -> list[dict[str, Any]]:
    """Everybody who has something left to answer, with the questions that are left and their places among all."""
    left = [one for one in asked if one.left]
    return [_person(str(number), one, people) for number, one in enumerate(left, 1)]


def _person(number: str, asking: Asking, people: list[dict]) -> dict[str, Any]:
    places = {one.id: place for place, one in enumerate(asking.questions, 1)}
    return {
        "id": asking.member["id"],
        "name": asking.member["name"],
        "number": number,
        "kind": asking.kind,
        "missing": "" if asking.member["language"] in LANGUAGES else language_name(asking.member["language"]),
        "choosing": asking.chooses and asking.sharing is None,
        "sharers": sharers(people, asking.member) if asking.chooses else [],
        "questions": [{**question(one), "place": places[one.id]} for one in asking.left],
        "total": len(asking.questions),
    }


def told(answers: Iterable[Mapping[str, Any]], most: int | None = None) -> list[dict[str, Any]]:
    """Answers by person: `lines` of dots, one a question, and `rows`, one an answer with the newest first.

    A question of which the reader may read nothing but what has been corrected since has no line.
    `most`: so many rows; `left` says how many more there are.
    """
    people: dict[str, list[Mapping[str, Any]]] = {}
    for one in answers:
        people.setdefault(one["member"], []).append(one)
    return [_told(member, own, most) for member, own in people.items()]


def _told(member: str, own: list[Mapping[str, Any]], most: int | None) -> dict[str, Any]:
    known = indicators()
    rows = [_row(known[one["indicator"]], one) for one in own if one["indicator"] in known]
    standing = [row for row in rows if not row["corrected"]]
    asked = [one for one in known.values() if any(row["indicator"] == one.id for row in standing)]
    return {
        "id": member,
        "name": own[0]["member_name"],
        "lines": [_line(one, [row for row in standing if row["indicator"] == one.id]) for one in asked],
        "points": question(known[rows[-1]["indicator"]])["points"] if rows else [],
        "rows": rows[::-1][:most],
        "left": max(0, len(rows) - most) if most else 0,
        "ids": {row["id"] for row in rows},
        "measured": [row for row in standing[::-1] if row["value"] is not None][:MOST],
        "standing": standing[::-1][:MOST],
    }


def _row(indicator: Indicator, one: Mapping[str, Any]) -> dict[str, Any]:
    """An answer with its question, its words, and what was said about it afterwards."""
    text, shown = said(indicator.text, here()), point(indicator.scale, one["value"])
    about = f"{words(one['day'], 'date', here())}: {text.removesuffix('.')} – {shown}"
    return {
        **one,
        "text": text,
        "shown": shown,
        "about": about,
        "told": [{**told, "about": about} for told in one["said"]],
    }


def _line(indicator: Indicator, standing: list[dict[str, Any]]) -> dict[str, Any]:
    measured = [row for row in standing if row["value"] is not None]
    return {
        "text": said(indicator.text, here()),
        "ends": ends(indicator.scale),
        "first": measured[0] if len(measured) > 1 else None,
        "latest": measured[-1] if measured else None,
        "only_skipped": standing[-1] if not measured else None,
        "dots": dots(indicator.scale.least, indicator.scale.most, [row["value"] for row in measured]),
        "ticks": [_at(indicator.scale.least, indicator.scale.most, value) for value in _points(indicator.scale)],
    }


def dots(least: int, most: int, values: list[int]) -> list[tuple[int, str]]:
    """Where the dots of a line stand, and which of them is the first and which the latest."""
    last = len(values) - 1
    kinds = ["latest" if at == last else "first" if at == 0 else "between" for at in range(len(values))]
    placed = [(_at(least, most, value), kind) for value, kind in zip(values, kinds, strict=True)]
    return sorted(placed, key=lambda dot: ("between", "first", "latest").index(dot[1]))


def _at(least: int, most: int, value: int) -> int:
    return round(EDGE + (value - least) / (most - least) * (WIDE - 2 * EDGE))


def _points(scale: Scale) -> range:
    return range(scale.least, scale.most + 1)


def answering(kind: str, one: Mapping[str, Any], mine: bool) -> Markup:
    """What stands below a question, to its form's end: the same for all questions of a scale that are asked alike."""
    return piece("progress/_answering.html", _answering, kind, tuple(one["points"]), tuple(one["ends"]), mine)


def _answering(kind: str, points: tuple, ends: tuple, mine: bool) -> dict[str, Any]:
    return {"person": {"kind": kind}, "one": {"points": points, "ends": ends}, "mine": mine, "again": None}

"""Every text of the screens is in each catalogue, translated, with the same blanks to fill."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

import familjelots
from familjelots.core.web.language import LANGUAGES

HOUSE = Path(familjelots.__file__).parent
SOURCE = "sv"
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS: Any = {**DEFAULT_KEYWORDS, "_l": None}
BLANK = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w+\}|%%")


def _wanted() -> set[str]:
    """The texts in Python and templates; of a pair for one and many, the first."""
    found = extract_from_dir(HOUSE, method_map=METHODS, keywords=KEYWORDS)
    return {text[0] if isinstance(text, tuple) else text for _file, _line, text, _notes, _context in found}


def _catalogue(language: str) -> Iterator[Message]:
    path = HOUSE / "translations" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as lines:
        yield from (message for message in read_po(lines, locale=language, abort_invalid=True) if message.id)


def _first(text: Any) -> str:
    return text[0] if isinstance(text, (list, tuple)) else text


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != SOURCE])
def test_every_text_is_translated(language: str) -> None:
    messages = {_first(message.id): message for message in _catalogue(language)}
    assert sorted(_wanted() - messages.keys()) == []
    assert [text for text, message in messages.items() if message.fuzzy] == []
    assert [text for text, message in messages.items() if not all(_strings(message))] == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != SOURCE])
def test_translations_fill_the_same_blanks(language: str) -> None:
    different = []
    for message in _catalogue(language):
        source = set(BLANK.findall(_first(message.id)))
        if any(set(BLANK.findall(text)) - {"%(num)d"} != source - {"%(num)d"} for text in _strings(message)):
            different.append(_first(message.id))
    assert different == []


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (list, tuple)) else (str(message.string or ""),)

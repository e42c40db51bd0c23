"""The one form in which words are compared, digested and stored."""

import json
import re
import unicodedata
from collections.abc import Mapping

import orjson

_DROPPED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text(words: str) -> str:
    """Words as we keep them: NFC, LF line ends, no control characters, no halves of characters."""
    if words.isascii() and words.isprintable():
        return words
    whole = words.encode("utf-8", "replace").decode("utf-8")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    return _DROPPED.sub("", unicodedata.normalize("NFC", lines))


def fields(posted: Mapping[str, object]) -> dict[str, list[str]]:
    """Posted fields as name → list of canonical strings, sorted by name; whatever is no text becomes text."""
    return {text(str(name)): _values(posted[name]) for name in sorted(posted, key=str)}


def as_json(value: object) -> str:
    """JSON that is the same for the same content."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def _values(value: object) -> list[str]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [text(item if isinstance(item, str) else _odd(item)) for item in listed if item is not None]


def _odd(value: object) -> str:
    """What no form can hold, of any size: written down as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

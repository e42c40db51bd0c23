"""The one form in which words are compared, digested and stored."""

import json
import unicodedata
from collections.abc import Mapping

_DROPPED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def text(words: str) -> str:
    """Words as we keep them: NFC, LF line ends, no control characters, no halves of characters."""
    if words.isascii() and words.isprintable():
        return words
    whole = words.encode("utf-8", "replace").decode("utf-8")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines).translate(_DROPPED)


def fields(posted: Mapping[str, object]) -> dict[str, list[str]]:
    """Posted fields as name → list of canonical strings, sorted by name; whatever is no text becomes text."""
    return {text(str(name)): _values(posted[name]) for name in sorted(posted, key=str)}


def as_json(value: object) -> str:
    """JSON that is the same for the same content."""
    return _encode(value)


def _values(value: object) -> list[str]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [text(item if isinstance(item, str) else as_json(item)) for item in listed if item is not None]

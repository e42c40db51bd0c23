"""Between text and tables: reads TOML that anybody may have written, and writes what this product exports."""

import re
import tomllib

import tomli_w

from .problem import BadPack, Problem

MAX_SIZE = 200_000
"""Characters. The largest pack that ships has a tenth of it."""
# A key of many parts costs their number squared, and nobody writes one by hand.
_DEEP_KEY = re.compile(r"""(?<![\w"'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){12,}""")
_LINE = re.compile(r"line (\d+)")


def read(text: str) -> dict:
    """The tables of a text; raises `BadPack` in words that say where."""
    if len(text) > MAX_SIZE:
        raise BadPack([Problem("too_big", (), f"{MAX_SIZE:,}".replace(",", " "))])
    if _DEEP_KEY.search(text):
        raise BadPack([Problem("too_deep")])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = _LINE.search(str(wrong))
        raise BadPack([Problem("not_toml", (), line[1] if line else str(text.count("\n") + 1))]) from wrong
    except RecursionError as deep:
        raise BadPack([Problem("too_deep")]) from deep
    except ValueError as wrong:  # a number or a day that no computer can hold
        raise BadPack([Problem("not_toml", (), "?")]) from wrong


def write(data: dict) -> str:
    """Tables as text."""
    return tomli_w.dumps(data, multiline_strings=False)

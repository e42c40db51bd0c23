"""What a screen has promised, as somebody who looks over the author's shoulder would write it down."""

import re
import unicodedata
from dataclasses import dataclass, field

CANARY = re.compile(r"ord\d{5}q[a-z]{4}")

Fields = dict[str, str | list[str]]


@dataclass
class Promise:
    """Words that a screen said were saved.

    `kept` is False for a form posted `straight` to the server while nobody has been told what became of it; `at` is
    its place in the order of writing; `broken`: its text is longer than its form allows.
    """

    op: str
    author: str
    phone: str
    family: str
    command: str
    version: int
    path: str
    fields: Fields
    kept: bool = True
    at: int = 0
    straight: bool = False
    broken: bool = False

    def one(self, name: str) -> str:
        """A field's one value, as it is stored: composed, plain line ends, no blanks around."""
        value = self.fields.get(name, "")
        return stored(value if isinstance(value, str) else (value[0] if value else ""))

    def words(self) -> set[str]:
        """The canary words that its author wrote, not those that stood there before."""
        return {word for name, value in self.fields.items() if not name.startswith("base.") for word in words_in(value)}


@dataclass
class Draft:
    """Words typed and never saved."""

    phone: str
    words: set[str] = field(default_factory=set)


def stored(text: str) -> str:
    """A text as the server keeps it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def words_in(value: str | list[str]) -> set[str]:
    """The canary words in a value."""
    return set(CANARY.findall(value if isinstance(value, str) else "\n".join(value)))

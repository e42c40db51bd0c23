"""What somebody looks for among the families, and the address that leads to it again.

What was typed is a name: it travels sealed, so that no browser's history holds it in clear. Choices travel open.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from sqlite_utils import Database

from ..accounts import keys
from ..core import canonical
from ..core.errors import Refused
from ..families.forms import STATUSES
from ..families.search_schema import fold

LONGEST = 100
NOBODY = "none"
"""Instead of a coach: families without a contact person."""
_CODE = re.compile(r"[\w-]{1,40}", re.ASCII)


@dataclass(frozen=True)
class Wanted:
    """What is looked for. `words` are typed, all else is chosen; empty means that it does not matter."""

    words: str = ""
    programme: str = ""
    coach: str = ""
    status: str = ""
    area: str = ""
    children: str = ""
    past: str = ""
    protected: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Wanted":
        """From a form or an address; what is no choice is as good as not chosen."""
        chosen = {name: asked.get(name, "") for name in NAMES if name != "words"}
        usable = {name: value for name, value in chosen.items() if _CODE.fullmatch(value)}
        if usable.get("status") not in STATUSES:
            usable.pop("status", None)
        return cls(words=" ".join(canonical.text(asked.get("words", ""))[:LONGEST].split()), **usable)

    @property
    def match(self) -> str:
        """The words as the index is asked: each begins a word of the family's, in any order, all of them."""
        terms = [term for term in self.words.replace('"', " ").split() if any(map(str.isalnum, term))]
        return " ".join(f'"{fold(term)}"*' for term in terms) or '""'

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What is said of it, by name."""
        return {name: value for name in NAMES if (value := getattr(self, name))}


NAMES = tuple(one.name for one in fields(Wanted))


def address(db: Database, who: Any, wanted: Wanted) -> str:
    """The question behind the list's address that asks for the same again: empty, or `?…`."""
    if not wanted.words:
        return open_address(wanted)
    sealed = keys.wrap(db, json.dumps(wanted.chosen).encode(), _bound(who))
    return f"?s={urlsafe_b64encode(sealed).decode().rstrip('=')}"


def open_address(wanted: Wanted) -> str:
    """The same for choices without words."""
    return f"?{urlencode(wanted.chosen)}" if wanted.chosen else ""


def asked_for(db: Database, who: Any, asked: Mapping[str, str]) -> Wanted:
    """What an address asks for. What was sealed for somebody else, or long ago under another key, asks for nothing."""
    sealed = asked.get("s", "")
    if not sealed:
        return replace(Wanted.of(asked), words="")
    try:
        opened = keys.unwrap(db, urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)), _bound(who))
    except (Refused, ValueError):
        return Wanted()
    return Wanted.of(json.loads(opened))


def _bound(who: Any) -> str:
    return f"search {who.id}"

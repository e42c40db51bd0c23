"""Which pages a phone may keep. Each room says so for its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True)
class Keepable:
    """Pages under a prefix; `paths(db, who)` lists the ones that this person's phone keeps."""

    prefix: str
    paths: Callable[[Database, Any], Iterable[str]]


_declared: dict[tuple[str, str], Keepable] = {}


def register(prefix: str, paths: Callable[[Database, Any], Iterable[str]]) -> None:
    """Declare pages that phones may keep. The shell answers navigations under the prefix; rooms may share one."""
    _declared[prefix, paths.__module__] = Keepable(prefix, paths)


def prefixes() -> list[str]:
    """All prefixes under which a phone shows pages without network."""
    return sorted({prefix for prefix, _room in _declared})


def paths(db: Database, who: Any) -> list[str]:
    """Every path that this person's phone keeps, each once, in the order of the rooms."""
    return list(dict.fromkeys(path for declared in _declared.values() for path in declared.paths(db, who)))

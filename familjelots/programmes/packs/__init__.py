"""The packs that ship, one TOML file each."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Programme:
    """A way of working. `areas` maps a life area's code to its name by language."""

    id: str
    name: dict[str, str]
    areas: dict[str, dict[str, str]]


@cache
def programmes() -> dict[str, Programme]:
    """All programmes by id."""
    found = [item for item in files(__name__).iterdir() if item.name.endswith(".toml")]
    read = [_read(item.name.removesuffix(".toml"), tomllib.loads(item.read_text("utf-8"))) for item in found]
    return {programme.id: programme for programme in sorted(read, key=lambda programme: programme.id)}


def programme(id: str) -> Programme:
    """One programme; an id without a pack has the areas that all share."""
    return programmes().get(id) or next(iter(programmes().values()))


def _read(id: str, pack: dict) -> Programme:
    return Programme(id, pack["name"], pack["areas"])

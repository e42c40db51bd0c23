"""The packs that ship, one TOML file each. A later version of one is a new file; `<id>.v1.toml` keeps the one before.

Families keep the version under which they were measured, so a version that has been used never changes.
"""

from functools import cache
from importlib.resources import files

from ..parse import parse
from ..tree import Programme


@cache
def versions() -> dict[str, dict[int, Programme]]:
    """Every programme that ships, in all its versions: id → version → programme."""
    found = sorted(item.name for item in files(__name__).iterdir() if item.name.endswith(".toml"))
    known: dict[str, dict[int, Programme]] = {}
    for name in found:
        read = parse(files(__name__).joinpath(name).read_text("utf-8"), name.split(".")[0])
        known.setdefault(read.id, {})[read.version] = read
    return known


def shipped() -> dict[str, Programme]:
    """The newest version of each programme that ships, by id."""
    return {id: known[max(known)] for id, known in versions().items()}

"""Where a planned visit is, as far as its reader may know."""

from collections.abc import Mapping


def address_of(visit: dict, homes: Mapping[str, dict]) -> str:
    """What a map can find. `homes`: those that `access` shows the reader, by id; a protected address is only there."""
    home = homes.get(visit["household"] or "", visit)
    return visit["place"] or home["address"]


def place_of(visit: dict, homes: Mapping[str, dict]) -> str:
    """The place in words: the address, else the name of the home."""
    return address_of(visit, homes) or visit["home"] or ""

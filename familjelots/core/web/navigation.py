"""The bar of each role: four places on a phone, a rail on a laptop. Each room adds its own place."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from .language import here


@dataclass(frozen=True)
class Place:
    """One entry of the bar. `order` sorts; `roles` are those who see it."""

    href: str
    label: object
    icon: str
    roles: frozenset[str]
    order: int


_places: list[Place] = []


def add(href: str, label: object, icon: str, roles: tuple[str, ...], order: int) -> None:
    """Add a place to the bar of some roles."""
    place = Place(href, label, icon, frozenset(roles), order)
    if place not in _places:
        _places.append(place)
        _bar.cache_clear()


def places(who: Any) -> list[dict[str, str]]:
    """The bar of a person, in order: href, label in the reader's language, icon."""
    return _bar(who.role, here()) if who else []


@cache
def _bar(role: str, _language: str) -> list[dict[str, str]]:
    own = sorted((place for place in _places if role in place.roles), key=lambda place: place.order)
    return [{"href": place.href, "label": str(place.label), "icon": place.icon} for place in own]

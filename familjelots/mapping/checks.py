"""What the verbs of this room check, and which pages they change."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..core.errors import Invalid
from ..families import queries as families
from ..plans.checks import changed_pages
from .choices import GROWN


def person_of(db: Database, family_id: str, member: str) -> dict:
    """An adult or young person of the family. Another family's is refused exactly as an invented one."""
    found = families.member(db, member)
    if found is None or found["family"] != family_id or found["role"] not in GROWN:
        raise Invalid("unknown_choice", "member")
    return found


def home_of(db: Database, family_id: str, member: str) -> str | None:
    """The home whose records somebody's are; None where the family has but one, or somebody lives in all of them."""
    homes = {home["id"] for home in families.households(db, family_id)}
    lived_in = [home for home in families.households_of_member(db, member) if home in homes]
    return None if len(homes) < 2 or len(lived_in) == len(homes) else next(iter(lived_in), None)


def pages_of(who: Any, family_id: str, met: Iterable[str] = ()) -> list[str]:
    """Paths of the pages on which this person meets the mapping and what it brings to the plan."""
    own = "/our-mapping" if who.role == "family" else f"/families/{family_id}/mapping"
    return [own, *changed_pages(who, family_id, list(met))]

"""A visit took place, or did not: one operation, two halves, and parts that never stop it."""

from datetime import timedelta
from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid
from ..families import queries as families
from ..plans.checks import open_as_staff
from ..schedule import queries as schedule
from ..schedule.facts import open_place
from ..schedule.times import wall_now
from . import queries
from .parts import Parts
from .twice import ask_whether_same

WHOLE_FAMILY = "all"
HOME = "home"
AHEAD = timedelta(days=7)
"""So far ahead of ours a phone's clock may be: what it wrote down as now must come home."""
AFTERWARDS = ("observations", "child_words", "child_not_heard", "worry_considered", "minutes")


def record_visit(db: Database, who: Any, op: str, family_id: str, id: str, **told: Any) -> list[str]:
    """Record a visit with all that was told. Only a fault in the visit's own row refuses it."""
    return keep_visit(db, who, op, open_as_staff(db, who, family_id), id, HOME, told)


def keep_visit(db: Database, who: Any, op: str, family: dict, id: str, kind: str, told: dict[str, Any]) -> list[str]:
    """Keep a visit, or a contact of another kind, with its parts; the pages that changed."""
    planned = _planned(db, family["id"], told["planned_visit"])
    visit = {"kind": kind, **_visit(db, family, planned, told)}
    queries.add(db, "visit", {"id": id, "coach": who.id, **visit, "made_at": clock.stamp(), "op": op})
    _keep_afterwards(db, id, told)
    parts = Parts(db, who, op, family, {"id": id, **visit}, planned)
    parts.keep(told)
    parts.affects += ask_whether_same(db, op, {"id": id, "coach": who.id, **visit})
    here = [f"/families/{family['id']}", f"/families/{family['id']}/visits/new", "/today", "/week"]
    return list(dict.fromkeys([*here, *parts.affects]))


def _planned(db: Database, family_id: str, id: str) -> dict | None:
    planned = schedule.planned_visit(db, id) if id else None
    return planned if planned and planned["family"] == family_id else None


def _visit(db: Database, family: dict, planned: dict | None, told: dict) -> dict[str, Any]:
    names = ("purpose", "interpreter", "others", "text", "family_view")
    return {
        "family": family["id"],
        "household": _household(db, family["id"], planned, told),
        "planned_visit": planned["id"] if planned else None,
        "at": _gone(told["at"] or (planned or {}).get("starts_at") or wall_now()),
        "outcome": told["outcome"] or "happened",
        "place": open_place(db, family, told["place"]),
        **{name: told[name] for name in names},
    }


def _gone(at: str) -> str:
    if clock.from_wall(at) > clock.now() + AHEAD:
        raise Invalid("day_to_come", "at")
    return at


def _household(db: Database, family_id: str, planned: dict | None, told: dict) -> str | None:
    """The home that was visited, None for the whole family. Never guessed: each home reads only its own visits."""
    homes = {home["id"] for home in families.households(db, family_id)}
    asked = told["household"] or (planned or {}).get("household")
    if asked == WHOLE_FAMILY or not homes:
        return None
    if asked and asked not in homes:
        raise Invalid("unknown_household", "household")
    found = asked or _only(homes) or _only(_homes_in_common(db, family_id, told["present"]))
    if not found:
        raise Invalid("choose_home", "household")
    return found


def _homes_in_common(db: Database, family_id: str, present: list[str]) -> set[str]:
    people = [set((person["households"] or "").split(",")) for person in families.members(db, family_id)
              if person["id"] in present]  # fmt: skip
    return set.intersection(*people) - {""} if people else set()


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _keep_afterwards(db: Database, visit: str, told: dict) -> None:
    half = {name: told[name] for name in AFTERWARDS}
    if any(value not in ("", None) for value in half.values()):
        queries.add(db, "visit_afterwards", {"visit": visit, **half})

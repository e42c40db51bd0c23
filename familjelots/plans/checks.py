"""What every change of a plan checks: who asks, and that named things belong to the same family."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core.errors import Invalid, NotFound
from ..families import consent_queries
from ..families import queries as families
from . import queries

_FIND = {
    "member": families.member,
    "household": families.household,
    "partner": consent_queries.receiver,
    "goal": queries.goal,
    "barrier": queries.barrier,
}


def open_as_staff(db: Database, who: Any, family_id: str) -> dict:
    """The family, for somebody who works here. Families answer and tick; staff write."""
    if not who.is_staff:
        raise NotFound
    return open_family(db, who, family_id)


def of_family(db: Database, family_id: str, kind: str, id: str, field: str | None = None) -> str | None:
    """The id of a member, household, partner, goal or barrier of the family, None when empty.

    Another family's is refused exactly as an invented one.
    """
    if not id:
        return None
    found = _FIND[kind](db, id)
    if found is None or found["family"] != family_id:
        raise Invalid("unknown_choice", field or kind)
    return id


def doer_of(db: Database, family_id: str, doer: str) -> str:
    """Who does a step: `member:<id>` or `partner:<id>` of the family, `coach` or `other`."""
    kind, _, id = doer.partition(":")
    if doer in ("coach", "other"):
        return doer
    if kind not in ("member", "partner") or not id:
        raise Invalid("unknown_choice", "doer")
    of_family(db, family_id, kind, id, "doer")
    return doer


def edits_of(base: Mapping[str, str], new: Mapping[str, str]) -> dict[str, tuple[str | None, str | None]]:
    """Field → (what its author saw, the new value), for the fields that the form really carried."""
    return {field: (base.get(field, ""), value) for field, value in new.items() if field in base or value}


def changed_pages(who: Any, family_id: str, met: Collection[str] = ()) -> list[str]:
    """Paths of the pages on which this person meets the family's plan. `met`: fields in which two texts met."""
    look = ["/attention"] if met else []
    if who.role == "family":
        return ["/now", "/later", "/our-goals", "/our-barriers", *look]
    page = f"/families/{family_id}"
    return [page, f"{page}/plan", f"{page}/visits/new", "/today", *look]

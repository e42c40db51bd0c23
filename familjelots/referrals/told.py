"""What a receiver reads of a referral: the one rendering, for the look before it is sent and for the receiver."""

from typing import Any

from sqlite_utils import Database

from ..core.web.language import translate
from ..families import consent_queries, consents, sharing
from . import queries


def told_of(db: Database, referral: dict, family: dict | None) -> dict[str, Any]:
    """`referral`, whom it is `about`, the `parts` that the family's yes lets be told, and the joint `meeting`."""
    given = consents.given_by(db, family).get(referral["receiver"], []) if family else []
    meeting = next(iter(queries.meetings(db, [referral["id"]])), None)
    return {"referral": referral, "meeting": meeting, **_told(db, given)}


def previews(db: Database, family: dict) -> list[dict]:
    """Every organisation that may be told something now, each with what it would read, as many queries for many."""
    given = consents.given_by(db, family)
    receivers = consent_queries.partners(db, family["id"])
    return [{**one, **_told(db, given[one["id"]])} for one in receivers if one["id"] in given]


def _told(db: Database, given: list[tuple[frozenset[str], sharing.Scope]]) -> dict[str, Any]:
    about = {scope.name(member) for _parts, scope in given for member in scope.about}
    parts = [part for parts, scope in given for part in sharing.told(db, scope, parts)]
    return {
        "about": sorted(filter(None, about)),
        "parts": [{**part, "label": translate(part["label"])} for part in parts],
    }

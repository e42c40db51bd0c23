"""What the page of a family's mapping holds, for those who work with it."""

from collections.abc import Iterable
from typing import Any

from sqlite_utils import Database

from ..access import visible_members
from ..plans.cards import doer_options
from ..programmes import programme_of
from . import assessment_queries, queries
from .assess import may_read, may_write
from .choices import GROWN


def mapping_page(db: Database, who: Any, family: dict) -> dict[str, Any]:
    """The family's grown people with what they have said, assessments, and the staircase where there is one."""
    members = visible_members(db, who, family)
    found = told(db, family["id"])
    refused = queries.refusals(db, family["id"]) if found else {}
    grown = [member for member in members if member["role"] in GROWN]
    people = [_person(number, member, found, refused) for number, member in enumerate(grown, 1)]
    on_stairs = assessment_queries.competences(db, family["id"])
    return {
        "family": family,
        "people": people,
        "answering": next((one["id"] for one in people if one["making"]), people[0]["id"] if people else ""),
        "all_confirmed": all(one["latest"] for one in people),
        "assessments": _assessments(db, who, family["id"]),
        "competences": on_stairs,
        "staircase": has_staircase(db, family) or bool(on_stairs),
        "doers": doer_options(members, family["coach_name"]),
    }


def told(db: Database, family_id: str) -> list[dict]:
    """A family's mappings, the newest first, each with what was `said` in it, and `remarks` beside answers."""
    found = queries.mappings(db, family_id)
    if not found:
        return []
    parts = _by(queries.mapped(db, family_id), "saying")
    said = [{**saying, "parts": parts.get(saying["id"], [])} for saying in queries.sayings(db, family_id)]
    by_mapping, remarks = _by(said, "mapping"), _by(queries.remarks(db, family_id), "mapping")
    return [
        {**mapping, "said": by_mapping.get(mapping["id"], []), "remarks": remarks.get(mapping["id"], [])}
        for mapping in found
    ]


def has_staircase(db: Database, family: dict) -> bool:
    """Whether a family's programme has a step at which somebody is found suitable or told why not."""
    return any(rung.otherwise for rung in programme_of(db, family).ladder)


def _person(number: int, member: dict, found: Iterable[dict], refused: dict[str, dict]) -> dict[str, Any]:
    """Somebody with the mapping that is being made, else the one that was confirmed last, and the earlier ones."""
    own = [mapping for mapping in found if mapping["member"] == member["id"]]
    making = next((mapping for mapping in own if mapping["status"] == "draft"), None)
    confirmed = [mapping for mapping in own if mapping["status"] == "confirmed"]
    latest = None if making or not confirmed else confirmed[0]
    said = making["said"] if making else []
    asked = {saying["area"] for saying in said}
    return {
        "id": member["id"],
        "name": member["name"],
        "number": str(number),
        "state": "confirmed" if latest else _state(making),
        "making": making,
        "said": said,
        "asked": asked,
        "refusal": refused.get(making["id"]) if making and not making["completion"] else None,
        "latest": latest,
        "earlier": confirmed[1:] if latest else confirmed,
    }


def _state(making: dict | None) -> str:
    if making is None:
        return "none"
    return "done" if making["completion"] else "draft"


def _assessments(db: Database, who: Any, family_id: str) -> list[dict]:
    """Those that the reader may read; of others' drafts a coordinator learns only that there is one."""
    found = assessment_queries.assessments(db, family_id)
    parts = _by(assessment_queries.parts(db, family_id), "assessment") if found else {}
    shown = []
    for one in found:
        if may_read(who, one):
            shown.append({**one, "mine": may_write(who, one), "parts": parts.get(one["id"], []), "closed_to_me": 0})
        elif who.role == "coordinator":
            known = {name: one[name] for name in ("id", "member_name", "author_name", "profession")}
            shown.append({**known, "closed_to_me": 1})
    return shown


def _by(records: Iterable[dict], name: str) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for record in records:
        found.setdefault(record[name], []).append(record)
    return found

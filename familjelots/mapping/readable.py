"""What one of a family reads: the own mapping, and what somebody at home has shared; nothing of another home."""

from typing import Any

from sqlite_utils import Database

from ..access import visible_members
from . import assessment_queries
from .choices import GROWN
from .content import told


def mappings_for(db: Database, who: Any, family: dict) -> list[dict]:
    """Mappings that a family account may read, the newest first, with `mine`.

    The own ones once the coach has said that they are done; those of grown people at home once these have confirmed
    them and said that the home may read them.
    """
    at_home = {person["id"]: person for person in visible_members(db, who, family)}
    me = at_home.get(who.member)
    if me is None or me["role"] not in GROWN:
        return []
    found = [{**mapping, "mine": mapping["member"] == who.member} for mapping in told(db, family["id"])]
    return [mapping for mapping in found if _may_read(mapping, at_home)]


def assessments_for(db: Database, who: Any, family: dict) -> list[dict]:
    """What assessments say to the reader, in words meant for them, once they are shared."""
    found = assessment_queries.assessments(db, family["id"])
    return [one for one in found if one["member"] == who.member and one["status"] != "draft" and one["plain"]]


def decisions_for(db: Database, who: Any, family: dict) -> list[dict]:
    """What was decided about the reader and the staircase, with reasons and what happens instead."""
    found = assessment_queries.competences(db, family["id"])
    return [one for one in found if one["member"] == who.member and one["decision"]]


def _may_read(mapping: dict, at_home: dict[str, dict]) -> bool:
    if mapping["mine"]:
        return bool(mapping["completion"]) or mapping["status"] == "confirmed"
    return mapping["status"] == "confirmed" and mapping["shared"] == "home" and mapping["member"] in at_home

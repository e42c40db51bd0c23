"""A parked entry of the journal: what it asked for, and which family it is about."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..core import commands, edit_queries

_TABLES = {
    "step_id": "next_step",
    "goal_id": "goal",
    "barrier_id": "barrier",
    "strength_id": "strength",
    "demand_id": "demand",
    "visit_id": "visit",
    "objection_id": "objection",
    "planned_visit_id": "planned_visit",
    "follow_up_id": "follow_up",
    "saying_id": "saying",
    "assessment_id": "assessment",
    "competence_id": "competence",
    "member_id": "member",
    "household_id": "household",
    "custody_id": "custody",
    "mandate_id": "mandate",
    "funding_id": "funding",
    "consent_id": "consent",
    "referral_id": "referral",
    "team_member_id": "team_member",
    "named_id": "named_staff",
}


def understood(entry: Mapping[str, Any]) -> tuple[commands.Command | None, dict[str, Any]]:
    """The command that an entry asks for, with the arguments of its path."""
    return commands.register.find(entry["path"], entry["command"]) or (None, {})


def family_of(db: Database, args: Mapping[str, str], fields: Mapping[str, list[str]]) -> str | None:
    """The family that an entry is about, by its path or by what it was filled with."""
    for name, id in args.items():
        if name == "family_id":
            return id
        if name in _TABLES:
            return edit_queries.record_field(db, _TABLES[name], id, "family")
    return next(iter(fields.get("family", ())), None)

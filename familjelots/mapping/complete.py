"""The mapping ends in a route to self-support and why; then both say that it is right."""

from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from ..access import open_family
from ..core import clock
from ..core.edits import merge
from ..core.errors import Conflict, Invalid, NotFound
from ..plans.checks import edits_of, open_as_staff
from . import queries
from .checks import pages_of, person_of
from .meeting import all_chosen


def complete_mapping(
    db: Database, who: Any, op: str, family_id: str, completion: str, member: str, route: str, why: str,
    base: Mapping[str, str], shared: bool = False,
) -> list[str]:  # fmt: skip
    """Say which route was chosen and why, and that the mapping is ready to be read and confirmed."""
    open_as_staff(db, who, family_id)
    mapping = queries.draft(db, person_of(db, family_id, member)["id"])
    if mapping is None:
        raise Invalid("nothing_said", "member")
    all_chosen(db, family_id, mapping["id"], *queries.sayings_of(db, mapping["id"]))
    # What the form showed may be of an earlier mapping: where nothing stands yet, nothing is overwritten.
    seen = {field: base.get(field, "") if mapping[field] else "" for field in ("route", "why")}
    met = merge(db, who, op, "mapping", mapping["id"], edits_of(seen, {"route": route, "why": why}))
    if met:
        return pages_of(who, family_id, met)
    queries.set_shared(db, mapping["id"], "home" if shared else "self")
    done = {"id": completion, "mapping": mapping["id"], "route": route, "why": why}
    queries.add(db, "mapping_completion", {**done, "made_by": who.id, "made_at": clock.stamp(), "op": op})
    queries.set_completion(db, mapping["id"], completion)
    return pages_of(who, family_id)


def answer_mapping(
    db: Database, who: Any, op: str, family_id: str, id: str, completion: str, answer: str, words: str = ""
) -> list[str]:
    """The person says whether it is right: on the own phone, or at the table on the coach's, turned round.

    The answer is about the words that were read: if they have changed since, it is asked for anew.
    """
    open_family(db, who, family_id)
    asked = queries.completion(db, completion)
    if asked is None:
        raise NotFound(missing=completion)
    if asked["family"] != family_id or not _may_answer(who, asked):
        raise NotFound
    if not asked["stands"]:
        raise Conflict("mapping_changed")
    if asked["status"] == "confirmed" and answer != "yes":
        raise Conflict("mapping_confirmed")
    stamp = clock.stamp()
    given = {"id": id, "completion": completion, "answer": answer, "words": words}
    queries.add(db, "mapping_answer", {**given, "made_by": who.id, "made_at": stamp, "op": op})
    if answer == "no":
        queries.set_completion(db, asked["mapping"], None)
    elif asked["status"] == "draft":
        how = "own_phone" if who.role == "family" else "table"
        queries.confirm(db, asked["mapping"], who.id, how, stamp)
    return pages_of(who, family_id)


def _may_answer(who: Any, asked: dict) -> bool:
    return who.member == asked["member"] if who.role == "family" else who.works_with_families

"""Who reads which worries, and what a phone keeps of them: its author's own, and nobody else's."""

from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from ..access import reads
from ..core.errors import NotFound
from . import queries

OWN_PAGE = "/worries"
APART_PAGE = "/worries/apart"


def open_worry(db: Database, who: Any, worry_id: str) -> dict:
    """A worry of one's own, or one that its author has named one for. Anybody else's is as good as invented."""
    worry = queries.worry(db, worry_id)
    if worry is None:
        raise NotFound(missing=worry_id)
    if not who.works_with_families or (worry["made_by"] != who.id and not queries.may_read(db, worry_id, who.id)):
        raise NotFound
    return worry


def kept(db: Database, who: Any) -> list[dict]:
    """What its author's phone may keep: all that is the author's own but for families with a protected identity."""
    return _whole(db, [worry for worry in queries.of_author(db, who.id) if is_kept(who, worry)])


def apart(db: Database, who: Any) -> list[dict]:
    """What no phone keeps: one's own about families with a protected identity, and what others let one read.

    Who reads another's worry is noted where only that worry's own readers are shown it.
    """
    mine = [worry for worry in queries.of_author(db, who.id) if worry["protected"]]
    others = queries.of_reader(db, who.id)
    for worry in others:
        reads.note(who, worry["id"], "worry")
    return _whole(db, mine + others)


def is_kept(who: Any, worry: dict) -> bool:
    """Whether a worry stands on the page that its author's phone keeps."""
    return worry["made_by"] == who.id and not worry["protected"]


def page_of(who: Any, worry: dict) -> str:
    """The page of this person on which a worry stands."""
    return OWN_PAGE if is_kept(who, worry) else APART_PAGE


def _whole(db: Database, worries: list[dict]) -> list[dict]:
    """The worries with all that stands beside them."""
    ids = [worry["id"] for worry in worries]
    beside = {
        "additions": _by_worry(queries.additions(db, ids)),
        "reports": _by_worry(queries.reports(db, ids)),
        "readers": _by_worry(queries.readers(db, ids)),
    }
    opened = reads.first_reads(ids, "worry")
    for found in beside["readers"].values():
        for reader in found:
            reader["opened"] = opened.get((reader["worry"], reader["account"]))
    return [{**worry, **{name: found.get(worry["id"], []) for name, found in beside.items()}} for worry in worries]


def _by_worry(found: list[dict]) -> dict[str, list[dict]]:
    ordered = sorted(found, key=itemgetter("worry"))
    return {worry: list(some) for worry, some in groupby(ordered, key=itemgetter("worry"))}

"""Before the first family: what is needed, for how many, and what the organisations have agreed."""

from typing import Any

from sqlite_utils import Database

from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries
from .find import known_programme
from .keep import must_manage


def add_need(db: Database, who: Any, op: str, programme_id: str, id: str, text: str, source: str) -> list[str]:
    """A need that the programme is to meet, and how it is known."""
    return _add(db, who, op, programme_id, {"id": id, "kind": "need", "text": text, "source": source})


def count_target_group(
    db: Database, who: Any, op: str, programme_id: str, id: str, count: int | None, source: str, day: str
) -> list[str]:
    """How many the programme is for, by a day and a source; an earlier count stays beside it."""
    if count is None:
        raise Invalid("count_missing", "count")
    counted = {"id": id, "kind": "target_group", "count": count, "source": source}
    return _add(db, who, op, programme_id, {**counted, "day": day or clock.today().isoformat()})


def add_agreement(
    db: Database, who: Any, op: str, programme_id: str, id: str, organisation: str, text: str, day: str
) -> list[str]:
    """What an organisation has agreed to, and when."""
    agreed = {"id": id, "kind": "agreement", "organisation": organisation, "text": text, "day": day}
    return _add(db, who, op, programme_id, agreed)


def withdraw_preparation(db: Database, who: Any, _op: str, preparation_id: str) -> list[str]:
    """Take back what was written. Its trace stays."""
    must_manage(who)
    found = queries.prepared(db, preparation_id)
    if found is None:
        raise NotFound(missing=preparation_id)
    queries.withdraw(db, preparation_id, clock.stamp())
    return [f"/programmes/{found['programme']}/preparation"]


def _add(db: Database, who: Any, op: str, programme_id: str, record: dict[str, Any]) -> list[str]:
    must_manage(who)
    if known_programme(db, programme_id) is None:
        raise NotFound(missing=programme_id)
    made = {"programme": programme_id, "made_at": clock.stamp(), "op": op}
    queries.add(db, "programme_preparation", {**record, **made})
    return [f"/programmes/{programme_id}/preparation"]

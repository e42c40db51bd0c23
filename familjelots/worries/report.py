"""To whom a worry was reported, and which colleagues may read it. The product itself reports to nobody."""

from typing import Any

from sqlite_utils import Database

from ..accounts import queries as accounts
from ..core import clock
from ..core.errors import Invalid, NotFound
from . import queries
from .readable import OWN_PAGE, open_worry, page_of


def report_worry(
    db: Database, who: Any, op: str, worry_id: str, id: str, receiver: str, at: str, said: str
) -> list[str]:
    """Write down to whom it was reported and when: by its author, or by a colleague who may read it."""
    worry = open_worry(db, who, worry_id)
    made = {"made_by": who.id, "made_at": clock.stamp(), "op": op}
    record = {"id": id, "worry": worry["id"], "receiver": receiver, "at": at, "said": said}
    queries.add(db, "worry_report", {**record, **made})
    return [page_of(who, worry)]


def name_reader(db: Database, who: Any, op: str, worry_id: str, id: str, account: str) -> list[str]:
    """Let a colleague read it. Only its author does that."""
    worry = open_worry(db, who, worry_id)
    if worry["made_by"] != who.id:
        raise NotFound
    if account == who.id or account not in {one["id"] for one in accounts.colleagues(db)}:
        raise Invalid("unknown_account", "account")
    if not queries.may_read(db, worry_id, account):
        record = {"id": id, "worry": worry_id, "account": account, "made_at": clock.stamp(), "op": op}
        queries.add(db, "worry_reader", record)
    return [OWN_PAGE]


def end_reader(db: Database, who: Any, _op: str, reader_id: str) -> list[str]:
    """Let somebody read it no longer. What has been read cannot be unread."""
    reader = queries.reader(db, reader_id)
    if reader is None:
        raise NotFound(missing=reader_id)
    if reader["made_by"] != who.id:
        raise NotFound
    queries.end_reader(db, reader_id, clock.stamp())
    return [OWN_PAGE]

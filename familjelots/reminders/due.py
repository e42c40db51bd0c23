"""What is due on a day or this minute, and whom to remind of it, by which way."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from uuid import uuid4

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from . import daily, delivery_queries, queries
from .chosen import choices
from .moments import Choice, moment
from .things import Key, Thing, is_urgent, registered
from .ways import Way, ways_of

NOBODY: tuple[str, Way] = ("", ())


def make_due(db: Database, vapid_key: str) -> None:
    """Make the reminders whose moment has come and that are not made yet, each for one person.

    It goes to all phones of that person; where none is left, to the next way that the person chose. A phone that
    subscribed to other keys than the present ones cannot be reached: it is forgotten, and asked anew.
    """
    _forget_orphans(db, vapid_key)
    things = due_things(db)
    chosen = choices(db, {account for thing in things for account in thing.receivers})
    ways = ways_of(db, chosen)
    if not list(_to_make(db, things, chosen, ways)):
        return
    with write(db):  # another sweep may have made them meanwhile
        for thing, account, way, known in list(_to_make(db, things, chosen, ways)):
            _add(db, thing, account, way, known)


def wanted(db: Database, kinds: Collection[str] | None = None) -> dict[Key, Thing]:
    """What is due and open right now, with each person who may be reminded of it."""
    return {
        (thing.kind, thing.record, thing.due, account): thing
        for thing in due_things(db, kinds)
        for account in thing.receivers
    }


def due_things(db: Database, kinds: Collection[str] | None = None) -> list[Thing]:
    """All things that are due now, or those of some kinds."""
    sources = {**registered(), **daily.SOURCES}
    asked = [kind for kind in sources if kinds is None or kind in kinds]
    again = [thing for thing in daily.snoozed(db) if thing.kind in asked]
    return [*(thing for kind in asked for thing in sources[kind](db)), *again]


def told_at(thing: Thing, choice: Choice, now: datetime) -> datetime | None:
    """When somebody is told of a thing next; None when not at all."""
    if is_urgent(thing.kind):
        return now
    return None if thing.kind in choice.silent else moment(thing.span, choice, now)


def _forget_orphans(db: Database, vapid_key: str) -> None:
    if not queries.orphaned_subscriptions(db, vapid_key):
        return
    with write(db):
        for orphan in queries.orphaned_subscriptions(db, vapid_key):
            queries.end_subscription(db, orphan, clock.stamp(), "orphaned")


def _to_make(
    db: Database, things: list[Thing], chosen: Mapping[str, Choice], ways: Mapping[str, list[Way]]
) -> Iterator[tuple[Thing, str, Way, str | None]]:
    """Each thing that is to be told now: to whom, by which way, and its reminder if there is one already."""
    made = {_key(one): one for one in delivery_queries.reminders_of(db, {thing.due for thing in things})}
    for thing in things:
        account, way = _next(thing, made, chosen, ways)
        if account:
            known = made.get((thing.kind, thing.record, thing.due, account))
            yield thing, account, way, known["id"] if known else None


def _next(
    thing: Thing, made: Mapping[Key, dict], chosen: Mapping[str, Choice], ways: Mapping[str, list[Way]]
) -> tuple[str, Way]:
    """Who is told now, by which way. Nobody while a reminder is on its way, has arrived, or its receiver wants quiet.

    Whoever does not want the kind, or cannot be reached, lets the next one be told; a pause or quiet hours do not.
    """
    now = clock.now()
    for account in thing.receivers:
        known = made.get((thing.kind, thing.record, thing.due, account))
        if known and known["alive"]:
            return NOBODY
        tried = set((known["tried"] or "").split()) if known else set()
        way = next((way for way in ways.get(account, ()) if not tried & set(way)), None)
        if way is None or (thing.kind in chosen[account].silent and not is_urgent(thing.kind)):
            continue
        at = told_at(thing, chosen[account], now)
        return (account, way) if at is not None and at <= now else NOBODY
    return NOBODY


def _key(reminder: dict) -> Key:
    return reminder["kind"], reminder["record"], reminder["due"], reminder["account"]


def _add(db: Database, thing: Thing, account: str, way: Way, known: str | None) -> None:
    stamp, id = clock.stamp(), known or str(uuid4())
    if not known:
        what = {"kind": thing.kind, "record": thing.record, "family": thing.family, "account": account}
        token = secrets.token_urlsafe(16)
        delivery_queries.add_reminder(db, {"id": id, **what, "due": thing.due, "token": token, "made_at": stamp})
    delivery_queries.add_deliveries(db, id, way, stamp)

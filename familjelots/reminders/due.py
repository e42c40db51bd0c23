"""What is due on a day or this minute, and whom to remind of it."""

import secrets
from uuid import uuid4

from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from ..families import queries as families
from ..plans import queries as plans
from . import queries
from .things import Key, Thing, urgent_things


def make_due(db: Database, day: str | None, vapid_key: str) -> None:
    """Make the reminders of a day that are not made yet, each for one person with one delivery a phone.

    Without a day only what cannot wait for the morning.

    A phone that subscribed to other keys than the present ones cannot be reached: it is forgotten, and asked anew.
    """
    with write(db):
        for orphan in queries.orphaned_subscriptions(db, vapid_key):
            queries.end_subscription(db, orphan, clock.stamp(), "orphaned")
        things = _things(db, day)
        phones = _phones(db, things)
        known = queries.reminders_of(db, {thing.due for thing in things})
        made = {(one["kind"], one["record"], one["due"], one["account"]): bool(one["alive"]) for one in known}
        for thing in things:
            account = _next_receiver(thing, made, phones)
            if account:
                _add(db, thing, account, phones[account])


def wanted(db: Database, day: str | None) -> set[Key]:
    """What is due and open right now, with each person who may be reminded of it."""
    return {(thing.kind, thing.record, thing.due, account) for thing in _things(db, day) for account in thing.receivers}


def _things(db: Database, day: str | None) -> list[Thing]:
    return [*urgent_things(db), *(_of_the_day(db, day) if day else ())]


def _of_the_day(db: Database, day: str) -> list[Thing]:
    """Steps and follow-ups: the doer is told, else the family's coach."""
    closed = families.closed_families(db)
    steps = [step for step in plans.steps_due(db, day, day) if step["family"] not in closed]
    follow_ups = [one for one in queries.follow_ups_due(db, day) if one["family"] not in closed]
    doers = queries.accounts_of(db, {step["doer_member"] for step in steps if step["doer_member"]})
    coaches = queries.coaches_of(db, {one["family"] for one in [*steps, *follow_ups]})
    found = [("step", step, doers.get(step["doer_member"])) for step in steps]
    found += [("follow_up", follow_up, None) for follow_up in follow_ups]
    return [
        Thing(kind, one["id"], one["family"], day, _known(doer, coaches.get(one["family"])))
        for kind, one, doer in found
    ]


def _known(*accounts: str | None) -> list[str]:
    return [account for account in dict.fromkeys(accounts) if account]


def _phones(db: Database, things: list[Thing]) -> dict[str, list[str]]:
    phones: dict[str, list[str]] = {}
    people = {account for thing in things for account in thing.receivers}
    for subscription in queries.live_subscriptions(db, people):
        phones.setdefault(subscription["account"], []).append(subscription["id"])
    return phones


def _next_receiver(thing: Thing, made: dict[Key, bool], phones: dict[str, list[str]]) -> str | None:
    """Nobody while a reminder is on its way or has arrived; else the next who opted in and was not tried."""
    for account in thing.receivers:
        alive = made.get((thing.kind, thing.record, thing.due, account))
        if alive:
            return None
        if alive is None and account in phones:
            return account
    return None


def _add(db: Database, thing: Thing, account: str, phones: list[str]) -> None:
    stamp = clock.stamp()
    what = {"kind": thing.kind, "record": thing.record, "family": thing.family, "account": account, "due": thing.due}
    record = {"id": str(uuid4()), **what, "token": secrets.token_urlsafe(16), "made_at": stamp}
    queries.add_reminder(db, record, phones, stamp)

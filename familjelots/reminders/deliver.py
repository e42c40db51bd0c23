"""Deliveries: claimed by one sender at a time, and settled by what the push service answered."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from . import delivery_queries, message, queries
from .chosen import choices
from .due import told_at, wanted
from .lock_screen import lock_screens
from .moments import Choice, seconds_left
from .send import Answer, Message
from .settings import settings
from .things import Key, Thing, is_urgent

LEASE = timedelta(minutes=3)
ATTEMPTS = 6
BATCH = 32
URGENT_TTL = 24 * 3600
GONE = (404, 410)
log = structlog.get_logger()


@dataclass(frozen=True)
class Claimed:
    """A delivery that is ours until its lease runs out, and what to send."""

    delivery: dict[str, Any]
    lease: str
    message: Message


def claim(db: Database) -> list[Claimed] | None:
    """Take some deliveries whose time has come; None when there are none.

    A claim whose sender died is taken again when its lease is over: the same topic and tag then replace what may have
    been sent already. What was done or moved meanwhile stays quiet; what came into somebody's quiet hours waits.
    """
    now = clock.now()
    stamp, until = clock.stamp_of(now), clock.stamp_of(now + LEASE)
    ours = []
    with write(db):
        waiting = delivery_queries.open_deliveries(db, stamp, BATCH)
        if not waiting:
            return None
        still = wanted(db, {delivery["kind"] for delivery in waiting})
        chosen = choices(db, {delivery["account"] for delivery in waiting})
        screens = lock_screens(db, {delivery["account"] for delivery in waiting})
        for delivery in waiting:
            thing, choice = still.get(_key(delivery)), chosen[delivery["account"]]
            at = told_at(thing, choice, now) if thing else None
            if thing is None or at is None:
                delivery_queries.keep_quiet(db, delivery)
            elif at > now:
                delivery_queries.postpone(db, delivery, clock.stamp_of(at))
            elif delivery_queries.claim(db, delivery, lease := secrets.token_hex(8), until, stamp):
                told = {**delivery, "mail": choice.mail, "lock_screen": screens.get(delivery["account"], "")}
                ours.append(Claimed(told, lease, _message(told, thing, choice)))
    return ours


def _key(delivery: dict[str, Any]) -> Key:
    return delivery["kind"], delivery["record"], delivery["due"], delivery["account"]


def _message(delivery: dict[str, Any], thing: Thing, choice: Choice) -> Message:
    data, topic = message.data(settings(), delivery), message.topic(delivery)
    text = message.neutral(delivery["language"])
    if is_urgent(thing.kind) or thing.span is None:
        return Message(data, topic, URGENT_TTL, "high", text)
    return Message(data, topic, seconds_left(thing.span, choice, clock.now()), text=text)


def settle(db: Database, claimed: Claimed, answer: Answer) -> str:
    """Write down how a delivery went; its new state: sent, gone, waiting (tried again later) or failed."""
    attempts = claimed.delivery["attempts"] + 1
    state = _state(answer, attempts, claimed.delivery)
    stamp = clock.stamp()
    wait = max(answer.retry_after, 60 * 2 ** (attempts - 1)) if state == "waiting" else 0
    outcome = {
        "state": state,
        "not_before": clock.stamp_of(clock.now() + timedelta(seconds=wait)),
        "answer": f"{answer.status} {answer.failure}".strip(),
        "sent_at": stamp if state == "sent" else None,
    }
    with write(db):
        delivery_queries.settle(db, claimed.delivery, claimed.lease, outcome)
        if state == "gone":
            queries.end_subscription(db, claimed.delivery["subscription"], stamp, "gone")
    if state != "sent":
        log.warning("reminder_not_sent", state=state, status=answer.status, failure=answer.failure)
    return state


def _state(answer: Answer, attempts: int, delivery: dict[str, Any]) -> str:
    if 200 <= answer.status < 300:
        return "sent"
    if answer.status in GONE and delivery["endpoint"]:
        return "gone"
    return "failed" if attempts >= ATTEMPTS else "waiting"

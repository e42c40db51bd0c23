"""Deliveries: claimed by one sender at a time, and settled by what the push service answered."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlite_utils import Database

from ..core import clock
from ..core.db import write
from . import message, queries
from .due import wanted
from .send import Answer, Message
from .settings import settings
from .things import is_urgent

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


def claim(db: Database, day: str | None, ttl: int) -> list[Claimed] | None:
    """Take some deliveries whose time has come; None when there are none. Without a day only what cannot wait.

    A claim whose sender died is taken again when its lease is over: the same topic and tag then replace what may have
    been sent already. What was done or moved meanwhile stays quiet.
    """
    stamp, until = clock.stamp(), clock.stamp_of(clock.now() + LEASE)
    ours = []
    with write(db):
        waiting = queries.open_deliveries(db, stamp, BATCH)
        if not waiting:
            return None
        still = wanted(db, day)
        for delivery in waiting:
            lease = secrets.token_hex(8)
            if (delivery["kind"], delivery["record"], delivery["due"], delivery["account"]) not in still:
                queries.keep_quiet(db, delivery)
            elif queries.claim(db, delivery, lease, until, stamp):
                ours.append(Claimed(delivery, lease, _message(delivery, ttl)))
    return ours


def _message(delivery: dict[str, Any], ttl: int) -> Message:
    data, topic = message.data(settings(), delivery), message.topic(delivery)
    return Message(data, topic, URGENT_TTL, "high") if is_urgent(delivery["kind"]) else Message(data, topic, ttl)


def settle(db: Database, claimed: Claimed, answer: Answer) -> str:
    """Write down how a delivery went; its new state: sent, gone, waiting (tried again later) or failed."""
    attempts = claimed.delivery["attempts"] + 1
    state = _state(answer, attempts)
    stamp = clock.stamp()
    wait = max(answer.retry_after, 60 * 2 ** (attempts - 1)) if state == "waiting" else 0
    outcome = {
        "state": state,
        "not_before": clock.stamp_of(clock.now() + timedelta(seconds=wait)),
        "answer": f"{answer.status} {answer.failure}".strip(),
        "sent_at": stamp if state == "sent" else None,
    }
    with write(db):
        queries.settle(db, claimed.delivery, claimed.lease, outcome)
        if state == "gone":
            queries.end_subscription(db, claimed.delivery["subscription"], stamp, "gone")
    if state != "sent":
        log.warning("reminder_not_sent", state=state, status=answer.status, failure=answer.failure)
    return state


def _state(answer: Answer, attempts: int) -> str:
    if 200 <= answer.status < 300:
        return "sent"
    if answer.status in GONE:
        return "gone"
    return "failed" if attempts >= ATTEMPTS else "waiting"

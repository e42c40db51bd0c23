"""One sweep: what is due today becomes reminders, and those find their way to phones.

A reminder goes out from its moment on, by what its receiver chose, while the thing is open and not in quiet hours.
Yesterday's reminder is noise; what is late stands on the coach's own pages. What cannot wait goes out at any hour.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlite_utils import Database

from .deliver import claim, settle
from .due import make_due
from .gateways import deliver_by
from .keys import public_key
from .send import Answer, Message, Send, sender
from .settings import settings

THREADS = 8


@dataclass
class Swept:
    """How many deliveries ended which way."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    gone: int = 0

    def __str__(self) -> str:
        """The sweep in one line, for the person who runs it."""
        rest = {"to be tried again": self.waiting, "given up": self.failed, "phones gone": self.gone}
        told = ", ".join(f"{count} {words}" for words, count in rest.items() if count)
        return f"{self.sent} ({told})" if told else str(self.sent)


def sweep(db: Database, send: Send | None = None) -> Swept:
    """Remind of what is due now. May be run often and by several at once: a delivery belongs to whoever claims it."""
    swept = Swept()
    make_due(db, public_key(settings().instance))
    post = _by_every_way(send or sender(settings()))
    with ThreadPoolExecutor(THREADS) as network:  # threads only hide the network; the database stays here
        while (batch := claim(db)) is not None:
            answers = network.map(lambda claimed: post(claimed.delivery, claimed.message), batch)
            for claimed, answer in zip(batch, answers, strict=True):
                state = settle(db, claimed, answer)
                setattr(swept, state, getattr(swept, state) + 1)
    return swept


def _by_every_way(push: Send) -> Send:
    """A phone by its push service, and what is no phone by its own way."""
    told = settings()
    ways = {"sms": told.sms, "mail": told.mail}

    def send(delivery: dict, message: Message) -> Answer:
        way = delivery["subscription"]
        return deliver_by(way, delivery, message, ways[way]) if way in ways else push(delivery, message)

    return send

"""A process that sweeps once and is killed with SIGKILL: at a point that was chosen, or at any moment."""

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from familjelots.core import clock
from familjelots.core.db import open_database
from familjelots.reminders import deliver, delivery_queries, due, settings, sweep
from familjelots.reminders.send import Answer, Message, Send, sender

IN_FLIGHT = 0.008
"""Seconds after which a process dies whose message is under way."""


@dataclass(frozen=True)
class Doom:
    """Where a process dies, and at which time of passing there."""

    point: str
    nth: int = 1


POINTS = {
    "while reminders are made": (delivery_queries, "add_deliveries"),
    "when they are made": (due, "make_due"),
    "while they are claimed": (delivery_queries, "claim"),
    "when they are claimed": (deliver, "claim"),
    "before it is sent": None,
    "while it is under way": None,
    "after it is sent, before the answer counts": None,
    "while it is marked": (delivery_queries, "settle"),
    "when it is marked": (deliver, "settle"),
    "at any moment": None,
}
"""Where a sweep can die → what has just ended then."""


def sweep_once(instance: Path, host: str, moment: datetime, doom: Doom | None) -> int:
    """Sweep in a process of its own; its number."""
    child = os.fork()
    if child:
        return child
    for told in (1, 2):  # what could not be sent yet is told in the log
        os.dup2(os.open(os.devnull, os.O_WRONLY), told)
    try:
        _sweep(instance, host, moment, doom)
    except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
        os._exit(1)
    os._exit(0)


def _sweep(instance: Path, host: str, moment: datetime, doom: Doom | None) -> None:
    told = {"INSTANCE": str(instance), "APP_NAME": "Lots", "PUSH_CONTACT": "mailto:push@example.se"}
    settings.configure({**told, "PUSH_HOSTS_EXTRA": host})
    post = sender(settings.settings())
    if doom:
        post = _doomed(doom, post)
    with clock.at(moment):
        sweep.sweep(open_database(instance / "familjelots.db"), post)


def _doomed(doom: Doom, post: Send) -> Send:
    place = POINTS[doom.point]
    if place:
        module, name = place
        done = getattr(module, name)
        for each in (module, sweep):
            if getattr(each, name, None) is done:
                setattr(each, name, _dies_after(done, doom.nth))
        return post
    passing = count(1)

    def send(subscription: dict, message: Message) -> Answer:
        here = next(passing) == doom.nth
        if here and doom.point == "before it is sent":
            die()
        if here and doom.point == "while it is under way":
            threading.Timer(IN_FLIGHT, die).start()
        answer = post(subscription, message)
        if here and doom.point.startswith("after"):
            die()
        return answer

    return send


def _dies_after(done: Callable[..., Any], nth: int) -> Callable[..., Any]:
    passing = count(1)

    def then_die(*args: Any, **named: Any) -> Any:
        result = done(*args, **named)
        if next(passing) == nth:
            die()
        return result

    return then_die


def die() -> None:
    """As the machine's own killer does it: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)

"""Three storms: two hundred phones come home at the same moment, each with fifty entries, to one server.

Beside them four people go on saving one thing at a time. A commit is timed from the moment when its writer asks for
the write until it is on the disk. Phones' batches stand in a queue of their own before that; a batch's time in it
counts in `storm_commit_max_s`.
"""

import sqlite3
import threading
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import timed, world
from .coming_home import Phone, phones
from .row import Row, at_share, median
from .served import serving

PHONES = 200
STORMS = 3
ENTRIES = 50
BESIDE = 4
MOST_BESIDE = 500
PROCESSES = 2
APPLIED = 201
REFUSED = (0, 500, 503)


@dataclass(frozen=True)
class Storm:
    """What became of it; times in seconds."""

    lost: int
    lock_errors: int
    commits: list[timed.Commit]
    batch_replies: list[float]
    beside_replies: list[float]


@cache
def storms() -> list[Storm]:
    """The rows look at the same storms. One p99 swings with what else the disk does: the middle counts."""
    return [_storm() for _ in range(STORMS)]


def _storm() -> Storm:
    """Let all phones come home at once."""
    with world.instance() as place:
        everybody = phones(place, [ENTRIES] * PHONES + [MOST_BESIDE] * BESIDE)
        coming, beside = everybody[:PHONES], everybody[PHONES:]
        with serving(place, app="bench.timed:timed", processes=PROCESSES) as port:
            _all_at_once(coming, beside, port)
        return Storm(
            _lost(place, everybody), _lock_errors(place, everybody), timed.commits(place),
            [phone.seconds[0] for phone in coming], [seconds for phone in beside for seconds in phone.seconds],
        )  # fmt: skip


def _all_at_once(coming: list[Phone], beside: list[Phone], port: int) -> None:
    together, over = threading.Barrier(len(coming)), threading.Event()
    others = [threading.Thread(target=phone.go_on, args=(port, over)) for phone in beside]
    senders = [threading.Thread(target=phone.come_home, args=(port, together)) for phone in coming]
    for thread in [*others, *senders]:
        thread.start()
    for thread in senders:
        thread.join()
    over.set()
    for thread in others:
        thread.join()


def _lost(place: Path, everybody: list[Phone]) -> int:
    """Entries without a receipt that says so, or that the journal does not hold applied exactly once."""
    db = sqlite3.connect(place / "familjelots.db")
    applied = Counter(op for (op,) in db.execute("SELECT op FROM journal WHERE outcome = 'applied'"))
    db.close()
    unanswered = sum(len(phone.sent) - phone.answers.count(APPLIED) for phone in everybody)
    return unanswered + sum(applied[entry["op"]] != 1 for phone in everybody for entry in phone.sent)


def _lock_errors(place: Path, everybody: list[Phone]) -> int:
    """Answers that were no receipts, and what the server's log says of locks."""
    refused = sum(answer in REFUSED for phone in everybody for answer in phone.answers)
    return refused + (place / "server.log").read_text().count("database is locked")


def _p99_ms(one: Storm) -> float:
    return 1000 * at_share([commit.whole for commit in one.commits], 0.99)


ROWS = (
    Row("storm_lost", "entries", 0, lambda: sum(one.lost for one in storms())),
    Row("storm_lock_errors", "errors", 0, lambda: sum(one.lock_errors for one in storms())),
    Row("storm_commit_p99_ms", "ms", 50, lambda: median([_p99_ms(one) for one in storms()])),
    Row("storm_commit_max_s", "s", 3, lambda: max(one.queued + one.whole for each in storms() for one in each.commits)),
)

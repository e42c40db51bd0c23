"""The served app with a stopwatch on its database: how long each write waited for its turn, and how long it took."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask

_clock = threading.local()


class Commit(NamedTuple):
    """One write in seconds: in the queue of batches, in the queue of writers, from BEGIN until it was on the disk."""

    queued: float
    waited: float
    took: float

    @property
    def whole(self) -> float:
        """From asking to write, with a batch's place at the head of its queue, until it was on the disk."""
        return self.waited + self.took


def timed() -> Flask:
    """The app, each of its writes timed."""
    from familjelots import create_app
    from familjelots.core import db

    log = Path(os.environ["FAMILJELOTS_INSTANCE"]) / f"commits-{os.getpid()}.log"
    turn = db.turn

    @contextmanager
    def timed_turn(path: str) -> Iterator[None]:
        asked = time.perf_counter()
        with turn(path):
            if path.endswith("batches"):
                _clock.queued = time.perf_counter() - asked
            else:
                _clock.asked = asked
            yield

    class Timed(db.Connection):
        """Looks at the clock at BEGIN and after COMMIT."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            """One statement."""
            if sql == "BEGIN IMMEDIATE":
                return self._begun(super().execute(sql))
            if sql == "COMMIT":
                return self._done(super().execute(sql))
            return super().execute(sql, *values)

        def _begun(self, found: sqlite3.Cursor) -> sqlite3.Cursor:
            _clock.begun = time.perf_counter()
            return found

        def _done(self, found: sqlite3.Cursor) -> sqlite3.Cursor:
            now = time.perf_counter()
            queued, _clock.queued = getattr(_clock, "queued", 0.0), 0.0
            with log.open("a") as lines:
                lines.write(f"{queued} {_clock.begun - _clock.asked} {now - _clock.begun}\n")
            return found

    db.turn = timed_turn
    db.Connection = Timed
    return create_app()


def commits(instance: Path) -> list[Commit]:
    """What all processes of the server noted down."""
    lines = [line.split() for file in instance.glob("commits-*.log") for line in file.read_text().splitlines()]
    return [Commit(*map(float, line)) for line in lines]

"""Whose turn it is to write: first come, first served, among the threads of all processes.

SQLite lets those who wait look again now and then, and ever more seldom: who has waited longest is the least likely to
get in. When two hundred phones came home at once, some waited for two seconds while others came and went. So writers
queue before they ask SQLite, and phones' batches queue for a place in that queue: whoever saves one thing meets one
batch, never a row of them. It is a courtesy between writers: what is right is still SQLite's to say.
"""

import fcntl
import os
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 10


class Line:
    """Threads of this process in the order in which they came; whose turn it is stands first.

    Whoever leaves hands the turn to the next one. A plain lock goes to whoever is awake first: on a busy machine that
    may be somebody who has just come.
    """

    def __init__(self) -> None:
        self.standing: deque[threading.Lock] = deque()
        self._moves = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Stand last, and go on when all before have left. Raises OperationalError when that takes too long."""
        place = threading.Lock()
        with self._moves:
            if self.standing:
                place.acquire()
            self.standing.append(place)
        try:
            if not place.acquire(timeout=PATIENCE_SECONDS):
                raise sqlite3.OperationalError("database is locked")
            yield
        finally:
            self._leave(place)

    def _leave(self, place: threading.Lock) -> None:
        with self._moves:
            was_first = self.standing[0] is place
            self.standing.remove(place)
            if was_first and self.standing:
                self.standing[0].release()


lines: dict[str, Line] = {}


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Wait for one's turn at a file, and let the next one in afterwards.

    One thread of each process waits among the processes, the others wait for it: a process that stands still in the
    middle costs the others one thread each, and everybody else hears after ten seconds that the database is busy.
    """
    with lines.setdefault(path, Line()).turn(), _among_processes(path):
        yield


@contextmanager
def _among_processes(path: str) -> Iterator[None]:
    """Closing the file gives the turn back, also when the process dies."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)

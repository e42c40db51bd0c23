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
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 10
_mine: dict[str, threading.Lock] = {}


@contextmanager
def turn(path: str) -> Iterator[None]:
    """Wait for one's turn at a file, and let the next one in afterwards.

    One thread of each process waits among the processes, the others wait for it: a process that stands still in the
    middle costs the others one thread each, and everybody else hears after ten seconds that the database is busy.
    """
    lock = _mine.setdefault(path, threading.Lock())
    if not lock.acquire(timeout=PATIENCE_SECONDS):
        raise sqlite3.OperationalError("database is locked")
    try:
        with _among_processes(path):
            yield
    finally:
        lock.release()


@contextmanager
def _among_processes(path: str) -> Iterator[None]:
    """Closing the file gives the turn back, also when the process dies."""
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)

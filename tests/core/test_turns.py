"""Writers take turns: first come, first served, among the threads of all processes."""

import multiprocessing
import os
import signal
import sqlite3
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from familjelots.core import turns
from familjelots.core.db import open_database, write
from familjelots.core.turns import turn

SHORT = 0.05


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "familjelots.writers")


def hold(path: str, told: Connection) -> None:
    """In a process of its own: have the turn, say so, and keep it until asked to give it back."""
    with turn(path):
        told.send("mine")
        told.recv()


@pytest.fixture
def other(path: str):
    """Another process that has the turn, and the way to speak to it."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=hold, args=(path, theirs))
    process.start()
    assert ours.recv() == "mine"
    yield process, ours
    process.kill()
    process.join()


def in_a_thread(path: str, name: str, order: list[str]) -> threading.Thread:
    """A writer that notes down when it had its turn."""

    def write_down() -> None:
        with turn(path):
            order.append(name)

    thread = threading.Thread(target=write_down)
    thread.start()
    stands_in_a_queue(thread)
    return thread


def stands_in_a_queue(thread: threading.Thread) -> None:
    """Wait until a writer has come as far as the queue, however slow the machine is just now."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        frame = sys._current_frames().get(thread.ident or 0)
        if frame is not None and frame.f_code.co_filename == turns.__file__:
            time.sleep(SHORT)  # its next instruction is the one that waits
            return
        time.sleep(SHORT / 5)
    raise AssertionError("the writer never came to the queue")


def test_who_came_first_writes_first_also_behind_another_process(path, other):
    order: list[str] = []
    waiting = [in_a_thread(path, name, order) for name in ("first", "second", "third")]
    assert order == []
    other[1].send("give it back")
    for thread in waiting:
        thread.join(timeout=10)
    assert order == ["first", "second", "third"]


def test_a_process_that_is_killed_gives_its_turn_back(path, other):
    order: list[str] = []
    waiting = in_a_thread(path, "next", order)
    os.kill(other[0].pid, signal.SIGKILL)
    waiting.join(timeout=10)
    assert order == ["next"]


def test_who_waits_too_long_hears_that_the_database_is_busy(path, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", SHORT)

    def refused() -> None:
        with pytest.raises(sqlite3.OperationalError, match="locked"), turn(path):
            raise AssertionError("two at once")

    with turn(path):
        thread = threading.Thread(target=refused)
        thread.start()
        thread.join(timeout=10)
    with turn(path):
        pass


def test_a_fault_gives_the_turn_back(path):
    with pytest.raises(ZeroDivisionError), turn(path):
        raise ZeroDivisionError
    with turn(path):
        pass


def test_who_saves_one_thing_waits_for_one_batch_and_not_for_those_behind_it(tmp_path):
    order: list[str] = []
    all_wait = threading.Event()

    def save(name: str, many: bool) -> threading.Thread:
        def work() -> None:
            db = open_database(tmp_path / "familjelots.db")
            with write(db, many=many):
                order.append(name)
                all_wait.wait(timeout=10)
            db.conn.close()

        thread = threading.Thread(target=work)
        thread.start()
        return thread

    started = [save("batch 0", many=True)]
    while not order:
        time.sleep(SHORT)
    for name in ("batch 1", "batch 2", "one thing"):
        started.append(save(name, many=name != "one thing"))
        stands_in_a_queue(started[-1])
    all_wait.set()
    for thread in started:
        thread.join(timeout=10)
    assert order == ["batch 0", "one thing", "batch 1", "batch 2"]

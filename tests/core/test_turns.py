"""Writers take turns: first come, first served, among the threads of all processes."""

import multiprocessing
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from familjelots.core import turns
from familjelots.core.db import open_database, write
from familjelots.core.turns import turn

SHORT = 0.05
PATIENCE = 60


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no reason to be turned away."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", PATIENCE)


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


def in_line() -> int:
    """How many stand in this process's lines, those whose turn it is among them."""
    return sum(len(line.standing) for line in turns.lines.values())


def joins_the_line(work: Callable[[], None]) -> threading.Thread:
    """Start a writer and wait until it stands in line, however slow the machine is just now."""
    before = in_line()
    thread = threading.Thread(target=work)
    thread.start()
    until = time.monotonic() + PATIENCE
    while in_line() == before:
        assert time.monotonic() < until, "the writer never came to the line"
        time.sleep(SHORT)
    return thread


def in_a_thread(path: str, name: str, order: list[str]) -> threading.Thread:
    """A writer that notes down when it had its turn."""

    def write_down() -> None:
        with turn(path):
            order.append(name)

    return joins_the_line(write_down)


def test_who_came_first_writes_first_also_behind_another_process(path, other):
    order: list[str] = []
    waiting = [in_a_thread(path, name, order) for name in ("first", "second", "third")]
    assert order == []
    other[1].send("give it back")
    for thread in waiting:
        thread.join(timeout=PATIENCE)
    assert order == ["first", "second", "third"]


def test_a_process_that_is_killed_gives_its_turn_back(path, other):
    order: list[str] = []
    waiting = in_a_thread(path, "next", order)
    os.kill(other[0].pid, signal.SIGKILL)
    waiting.join(timeout=PATIENCE)
    assert order == ["next"]


def test_who_waits_too_long_hears_that_the_database_is_busy_and_leaves_the_line(path, monkeypatch):
    heard: list[str] = []
    order: list[str] = []

    def give_up() -> None:
        with pytest.raises(sqlite3.OperationalError, match="locked"), turn(path):
            raise AssertionError("two at once")
        heard.append("busy")

    with turn(path):
        with monkeypatch.context() as hurried:
            hurried.setattr(turns, "PATIENCE_SECONDS", SHORT)
            thread = threading.Thread(target=give_up)
            thread.start()
            thread.join(timeout=PATIENCE)
        behind = in_a_thread(path, "behind", order)
    behind.join(timeout=PATIENCE)
    assert (heard, order) == (["busy"], ["behind"])


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
                all_wait.wait(timeout=PATIENCE)
            db.conn.close()

        return joins_the_line(work)

    started = [save("batch 0", many=True)]
    while not order:
        time.sleep(SHORT)
    started += [save(name, many=name != "one thing") for name in ("batch 1", "batch 2", "one thing")]
    all_wait.set()
    for thread in started:
        thread.join(timeout=PATIENCE)
    assert order == ["batch 0", "one thing", "batch 1", "batch 2"]


def test_who_comes_as_a_turn_ends_stands_behind_those_who_waited(path):
    order: list[str] = []
    with turn(path):
        waiting = in_a_thread(path, "waited", order)
    with turn(path):
        order.append("came just now")
    waiting.join(timeout=PATIENCE)
    assert order == ["waited", "came just now"]

"""Long work: once, by one worker at a time, with progress that survives whoever does it."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from familjelots.core import clock, jobs
from familjelots.core.errors import Refused

DIE = """
import os, signal, sys
from pathlib import Path
from familjelots.core import jobs
from familjelots.core.db import open_database

def die(db, job):
    jobs.tell(3, 10)
    Path(sys.argv[1], "began").touch()
    signal.pause()

jobs.register("die", die)
jobs.work(open_database(Path(sys.argv[1], "familjelots.db")))
"""


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    """Kinds of work of these tests alone."""
    monkeypatch.setattr(jobs, "_kinds", {})


def test_work_is_done_once_in_the_order_in_which_it_was_asked_for(db, cast):
    done = []
    jobs.register("note", lambda _db, job: done.append(job["facts"]["n"]) or {"n": job["facts"]["n"]})
    ids = [jobs.add(db, cast.lena, "note", {"n": number}) for number in range(3)]
    jobs.add(db, cast.lena, "note", {"n": 99}, ids[0])  # the same piece asked for again
    assert jobs.work(db) == 3
    assert jobs.work(db) == 0
    assert sorted(done) == [0, 1, 2]
    told = jobs.job(db, ids[1])
    assert (told["state"], told["outcome"], told["account"]) == ("done", {"n": 1}, cast.lena.id)


def test_a_job_killed_in_its_middle_keeps_its_progress_and_begins_again_when_its_lease_is_over(db, cast, instance):
    id = jobs.add(db, cast.lena, "die", {})
    worker = subprocess.Popen([sys.executable, "-c", DIE, str(instance)])
    for _wait in range(600):
        if (instance / "began").exists():
            break
        time.sleep(0.05)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    told = jobs.job(db, id)
    assert (told["state"], told["done"], told["total"]) == ("running", 3, 10)
    again = []
    jobs.register("die", lambda _db, job: again.append(job["attempts"]) or {})
    assert jobs.work(db) == 0  # it may still be alive
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        assert jobs.work(db) == 1
    assert again == [2]
    assert jobs.job(db, id)["state"] == "done"


def test_a_worker_that_was_away_too_long_stops_as_soon_as_it_tells(db, cast):
    seen = []

    def slow(_db, _job):
        seen.append("slow")
        with clock.at(clock.now() + 2 * jobs.LEASE):
            jobs.register("slow", lambda _db, _job: seen.append("other") or {"by": "other"})
            jobs.work(db)
        jobs.tell(5, 5)
        seen.append("never")
        return {"by": "slow"}

    jobs.register("slow", slow)
    id = jobs.add(db, cast.lena, "slow", {})
    jobs.work(db)
    assert seen == ["slow", "other"]
    assert jobs.job(db, id)["outcome"] == {"by": "other"}


def test_work_that_crashes_is_tried_three_times_and_then_said_to_have_failed(db, cast, capfd):
    def crash(_db, _job):
        raise ZeroDivisionError

    jobs.register("crash", crash)
    id = jobs.add(db, cast.lena, "crash", {})
    for number in range(5):
        with clock.at(clock.now() + number * timedelta(minutes=1)):
            jobs.work(db)
    told = jobs.job(db, id)
    assert (told["state"], told["outcome"], told["attempts"]) == ("failed", {"reason": "fault"}, 3)


def test_work_that_is_refused_is_not_tried_again(db, cast):
    def refuse(_db, _job):
        raise Refused("not_a_coach")

    jobs.register("refuse", refuse)
    id = jobs.add(db, cast.lena, "refuse", {})
    assert jobs.work(db) == 1
    assert jobs.job(db, id)["outcome"] == {"reason": "not_a_coach"}
    assert jobs.work(db) == 0


def test_telling_outside_of_a_job_says_nothing_to_anybody():
    jobs.tell(1, 2)


def test_what_ended_long_ago_is_forgotten(db, cast):
    jobs.register("note", lambda _db, _job: {})
    id = jobs.add(db, cast.lena, "note", {})
    jobs.work(db)
    with clock.at(clock.now() + jobs.KEPT + timedelta(days=1)):
        jobs.work(db)
    assert jobs.job(db, id) is None

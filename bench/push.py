"""Reminders on their way: how many a second one process sends, and what a long history costs a sweep."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from familjelots.accounts.person import Person
from familjelots.core import clock, perform
from familjelots.reminders import settings
from familjelots.reminders.send import Answer, Message, sender
from familjelots.reminders.subscribe import subscribe
from familjelots.reminders.sweep import THREADS, sweep
from tests.reminders.push_service import Browser

from . import world
from .row import Row, median
from .served import free_port
from .sink import trusted

PUSHES = 10_000
DUE = 200
DAYS = 50
SWEEPS = 3


def push_per_second_per_core() -> float:
    """Ten thousand messages, each encrypted for its browser, from one process to a sink behind TLS."""
    with world.instance() as place, _sink(place) as host:
        told = {"INSTANCE": str(place), "APP_NAME": "Lots", "PUSH_CONTACT": "mailto:push@example.se"}
        settings.configure({**told, "PUSH_HOSTS_EXTRA": host})
        send, browsers = sender(settings.settings()), [Browser(str(number)).keys() for number in range(DUE)]
        to = [{"endpoint": f"https://{host}/{number}", **browsers[number % DUE]} for number in range(PUSHES)]
        words = Message('{"web_push": 8030}' + " " * 200, "topic", 3600)
        assert send(to[0], words).status == 201
        began = time.perf_counter()
        with ThreadPoolExecutor(THREADS) as network:
            answers = list(network.map(lambda one: send(one, words), to))
        seconds = time.perf_counter() - began
        assert {answer.status for answer in answers} == {201}
    return PUSHES / seconds


@contextmanager
def _sink(place: Path) -> Iterator[str]:
    port = free_port()
    certificate = trusted(place)
    before = os.environ.get("REQUESTS_CA_BUNDLE")
    os.environ["REQUESTS_CA_BUNDLE"] = str(certificate)
    command = [sys.executable, "-m", "bench.sink", str(certificate), str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield f"localhost:{port}"
    finally:
        process.terminate()
        process.wait(30)
        os.environ.pop("REQUESTS_CA_BUNDLE") if before is None else os.environ.update(REQUESTS_CA_BUNDLE=before)


def sweep_growth() -> float:
    """A sweep of two hundred due things with a history of fifty such days behind it, against one day's; medians."""
    return _sweep_after(DAYS) / _sweep_after(1)


def _sweep_after(days: int) -> float:
    with world.instance() as place:
        story = world.empty_story()
        family = world.add_family(story, 0, rows=1)
        app, db = world.fill(place, story)
        with app.app_context():
            sara = story.people["sara"]
            db.conn.execute("PRAGMA synchronous = OFF")
            _subscribe(db, sara)
            for ago in range(days + SWEEPS, SWEEPS, -1):
                _day(db, sara, family.id, ago)
            seconds = [_day(db, sara, family.id, ago) for ago in range(SWEEPS, 0, -1)]
        db.conn.close()
    return median(seconds)


def _subscribe(db: Database, who: Person) -> None:
    keys = Browser("phone").keys()
    subscribe(db, who, "https://fcm.googleapis.com/fcm/send/bench", keys["p256dh"], keys["auth"])
    hours = {"day_at": "08:00", "quiet_from": "20:00", "quiet_until": "08:00"}
    chosen = perform.perform(db, who, "choose_reminders", {"id": str(uuid4()), "kinds": ["follow_up"], **hours})
    assert chosen.outcome == "applied"


def _day(db: Database, who: Person, family: str, ago: int) -> float:
    """Things to come back to on a day, and how long that day's sweep takes, in seconds."""
    with clock.at(clock.from_wall(world.NOON) - timedelta(days=ago)):
        today = clock.today().isoformat()
        for _ in range(DUE):
            fields = {"id": str(uuid4()), "text": "Ring skolan", "due": today}
            done = perform.perform(db, who, "add_follow_up", fields, family_id=family)
            assert done.outcome == "applied"
        began = time.perf_counter()
        assert sweep(db, lambda _to, _words: Answer(201)).sent == DUE
        return time.perf_counter() - began


ROWS = (
    Row("sweep_growth", "x", 1.5, sweep_growth),
    Row("push_per_second_per_core", "pushes/s", 500, push_per_second_per_core, at_least=True),
)

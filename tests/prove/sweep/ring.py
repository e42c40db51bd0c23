"""Day after day things are due, and whoever sends the reminders is killed; at last somebody is let be."""

import json
import os
import shutil
import signal
import sqlite3
import tempfile
import time
import traceback
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from familjelots import create_app
from familjelots.accounts.person import Person
from familjelots.core import clock
from familjelots.core.db import open_database
from familjelots.core.migrations import migrate
from familjelots.reminders import settings
from familjelots.reminders.subscribe import subscribe

from ...cast import Cast, make_cast, must, named
from .bugs import BUGS
from .mortal import POINTS, Doom, sweep_once
from .service import DEAD, Known, serve

MEMORY = Path("/dev/shm")
ZONE = ZoneInfo("Europe/Stockholm")
FIRST = datetime(2026, 11, 30, 8, 1, tzinfo=ZONE)
PHONES = {"sara": ("sara-one", "sara-two", f"{DEAD}-sara"), "eva": ("eva",), "maja": ("maja-one", "maja-two")}
PROMISED = {"sara": 4, "eva": 3, "maja": 2}
"""How many things of each are due a day."""
MOST = 60
"""Sweeps a day, about an hour apart from each other at most: nothing may wait for longer."""
TAG = 32
MAKING = 0.7
"""How often the first sweep of a day dies over what it makes."""
EVER = 0.04
"""How often a sweep dies at any moment: such a one is always killed, the others only where there is something to do."""
AT_ONCE = 0.2
"""How often a second sweep runs beside the one that dies."""


@dataclass
class Day:
    """What must have been seen of a day, and what has been done to its sweeps."""

    moment: datetime
    due: dict[str, list[str]]
    killed: list[str] = field(default_factory=list)
    sweeps: int = 0


class Ring:
    """One instance, one push service, the phones behind it."""

    def __init__(self, folder: Path, seed: int, bug: str = "") -> None:
        self.instance, self.bug, self.chance = folder / "instance", bug, Random(seed)
        here, there = get_context("spawn").Pipe()
        self._service = get_context("spawn").Process(target=serve, args=(seed, there), daemon=True)
        self._service.start()
        self.host = f"127.0.0.1:{here.recv()}"
        create_app(INSTANCE=str(self.instance))
        _in_a_process(self._enrol)

    def close(self) -> None:
        """End the push service."""
        self._service.terminate()
        self._service.join(10)

    def day(self, number: int, kills: int) -> Day:
        """A day with its things, swept until nothing waits; at most so many of its sweeps are killed."""
        moment = FIRST + timedelta(days=number)
        day = Day(moment, {who: [f"{who} {number} {each}" for each in range(PROMISED[who])] for who in PROMISED})
        _in_a_process(lambda: self._promise(day))
        while day.sweeps < MOST:
            doom = self._doom(first=not day.sweeps) if len(day.killed) < kills else None
            if self._sweep(day, doom):
                day.killed.append(doom.point if doom else "")
            elif doom is None and not self._waits():
                break
            day.sweeps += 1
            day.moment += timedelta(seconds=self.chance.choice((61, 61, 185, 600)))
        return day

    def seen(self) -> dict:
        """What phones have shown, once all of them were back."""
        with urllib.request.urlopen(f"http://{self.host}/told", timeout=30) as answer:
            return json.loads(answer.read())

    def things(self) -> dict[str, tuple[str, str]]:
        """Tag → what it was about, and on which day: asked of the house, since nothing that was sent tells it."""
        with closing(sqlite3.connect(self.instance / "familjelots.db")) as db:
            found = db.execute("SELECT id, record, due FROM reminder").fetchall()
        return {id.replace("-", ""): (record, due) for id, record, due in found}

    def _doom(self, first: bool) -> Doom:
        """Reminders are made by the first sweep of a day."""
        making, sending, ever = [*POINTS][:2], [*POINTS][2:-1], [*POINTS][-1:]
        points = making if first and self.chance.random() < MAKING else sending
        points = ever if self.chance.random() < EVER else points
        return Doom(self.chance.choice(points), self.chance.choice((1, 1, 2, 3, 5, 8)))

    def _sweep(self, day: Day, doom: Doom | None) -> bool:
        """Whether the one that was to die was killed."""
        child = sweep_once(self.instance, self.host, day.moment, doom)
        other = None
        if doom and self.chance.random() < AT_ONCE:
            other = sweep_once(self.instance, self.host, day.moment, None)
        if doom and doom.point == "at any moment":
            time.sleep(self.chance.random() * 0.15)
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        if other:
            os.waitpid(other, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "a sweep has failed by itself"
        return os.WIFSIGNALED(status)

    def _waits(self) -> bool:
        with closing(sqlite3.connect(self.instance / "familjelots.db")) as db:
            return db.execute("SELECT 1 FROM delivery WHERE state IN ('waiting', 'claimed')").fetchone() is not None

    def _enrol(self) -> None:
        db = migrate(self.instance)
        told = {"INSTANCE": str(self.instance), "APP_NAME": "Lots", "PUSH_CONTACT": "mailto:push@example.se"}
        settings.configure({**told, "PUSH_HOSTS_EXTRA": self.host})
        with clock.at(FIRST - timedelta(days=1)):
            cast = make_cast(db)
            for who, names in PHONES.items():
                for name in names:
                    subscribe(db, cast.people[who], f"http://{self.host}/push/{name}", **Known(name).keys())
        db.conn.close()

    def _promise(self, day: Day) -> None:
        db, cast = open_database(self.instance / "familjelots.db"), _cast()
        with clock.at(day.moment - timedelta(hours=2)):
            for who, names in day.due.items():
                for name in names:
                    doer = "coach" if who == "sara" else f"member:{named(f'member {who}')}"
                    fields = {"id": named(name), "text": "Ring", "doer": doer, "due": day.moment.date().isoformat()}
                    family = "provstrom" if who == "maja" else "pahittdal"
                    must(db, cast.sara, "add_step", fields, family_id=named(f"family {family}"))
        db.conn.close()


def _cast() -> Cast:
    return Cast(people={"sara": Person(named("account sara"), "Sara", "coach")})


def _in_a_process(do: Callable[[], None]) -> None:
    """A connection to SQLite must not be there where processes are forked."""
    child = os.fork()
    if not child:
        try:
            do()
        except BaseException:  # noqa: BLE001 - the process ends here, whatever it was
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0, "the world could not be made"


def check(days: list[Day], things: dict[str, tuple[str, str]], seen: dict) -> tuple[list[str], list[str], list[str]]:
    """What was lost, what was seen twice, what was wrong otherwise."""
    lost, doubled = [], []
    rang: Counter = Counter()
    for phone, tags in seen["alerts"].items():
        for tag, often in tags.items():
            rang[phone, *things.get(tag[:TAG], (tag, ""))] += often
    doubled = [f"{key} rang {often} times" for key, often in rang.items() if often > 1]
    unknown = [f"nobody knows of {tag}" for tags in seen["alerts"].values() for tag in tags if tag[:TAG] not in things]
    for day in days:
        for who, names in day.due.items():
            for phone in (name for name in PHONES[who] if not name.startswith(DEAD)):
                due = day.moment.date().isoformat()
                lost += [f"{name} on {phone}" for name in names if not rang[phone, named(name), due]]
    return lost, doubled, seen["wrong"] + unknown


def run(kills: int, seed: int, bug: str = "") -> int:
    """Kill so many sweeps; returns how many reminders were lost, seen twice or wrong."""
    if bug:
        BUGS[bug]()
    folder = Path(tempfile.mkdtemp(prefix="prove-sweep-", dir=MEMORY if MEMORY.is_dir() else None))
    ring, days, began = Ring(folder, seed, bug), [], time.monotonic()
    try:
        while sum(len(day.killed) for day in days) < kills:
            left = kills - sum(len(day.killed) for day in days)
            days.append(ring.day(len(days), min(left, 8)))
        seen = ring.seen()
        lost, doubled, wrong = check(days, ring.things(), seen)
    finally:
        ring.close()
        shutil.rmtree(folder, ignore_errors=True)
    points = Counter(point for day in days for point in day.killed)
    for point in POINTS:
        print(f"{point:<46} {points[point]:>4} killed")
    for problem in [*lost[:10], *doubled[:10], *wrong[:10]]:
        print(problem)
    seconds, sweeps = time.monotonic() - began, sum(day.sweeps + 1 for day in days)
    promised = sum(len(names) for day in days for names in day.due.values())
    print(
        f"{points.total()} kills in {sweeps} sweeps, {promised} things, {seen['received']} messages that were taken: "
        f"{len(lost)} lost, {len(doubled)} visibly doubled, {len(wrong)} wrong; {seconds:.0f} s"
    )
    if lost or doubled or wrong:
        print(f"Again: ./run prove --sweep {kills} --seed {seed}" + (f' --bug "{bug}"' if bug else ""))
    return len(lost) + len(doubled) + len(wrong)

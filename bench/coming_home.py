"""Phones that come home with a day's work, each of a coach of their own, and people who save one thing at a time."""

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from sqlite_utils import Database

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.accounts.person import SYSTEM, Person
from familjelots.core import perform
from familjelots.core.migrations import migrate

STEPS = 10
PATIENCE_SECONDS = 120
PAUSE_SECONDS = 0.02
UNREACHED = 0


@dataclass
class Phone:
    """One coach's phone: who asks, all that waits on it, and what it was answered."""

    user: str
    token: str
    entries: list[dict]
    answers: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def come_home(self, port: int, together: threading.Barrier) -> None:
        """Send everything in one batch, at the same moment as all the others."""
        connection = self._connection(port)
        together.wait()
        self._send(connection, self.entries)
        connection.close()

    def go_on(self, port: int, over: threading.Event) -> None:
        """Send one entry at a time until it is over."""
        connection = self._connection(port)
        waiting = iter(self.entries)
        while not over.wait(PAUSE_SECONDS) and (entry := next(waiting, None)):
            self._send(connection, [entry])
        connection.close()

    @property
    def sent(self) -> list[dict]:
        """What it has been answered for, or should have been."""
        return self.entries[: max(len(self.answers), 1)]

    def _connection(self, port: int) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        connection.connect()
        return connection

    def _send(self, connection: http.client.HTTPConnection, entries: list[dict]) -> None:
        headers = {
            "Content-Type": "application/json", "Cookie": f"sid={self.token}", "For-User": self.user,
            "Sec-Fetch-Site": "same-origin",
        }  # fmt: skip
        began = time.perf_counter()
        try:
            connection.request("POST", "/outbox", json.dumps({"entries": entries}), headers)
            answer = connection.getresponse()
            body = answer.read()
            receipts = json.loads(body)["receipts"] if answer.status == http.client.OK else []
            self.answers += [receipt["status"] for receipt in receipts] or [answer.status] * len(entries)
        except OSError:
            self.answers += [UNREACHED] * len(entries)
        self.seconds.append(time.perf_counter() - began)


def phones(place: Path, counts: list[int]) -> list[Phone]:
    """An instance with as many phones as there are counts, each with so many entries."""
    db = migrate(place)
    with create_app(INSTANCE=str(place)).app_context():
        db.conn.execute("PRAGMA synchronous = OFF")
        made = [_phone(db, number, count) for number, count in enumerate(counts)]
        db.conn.execute("PRAGMA synchronous = FULL")
    db.conn.close()
    return made


def _phone(db: Database, number: int, count: int) -> Phone:
    """A coach, a family of theirs with ten steps, a session, and what waits."""
    coach, family = str(uuid4()), str(uuid4())
    who = Person(id=coach, name=f"Ombud {number}", role="coach", language="sv")
    account = {"id": coach, "name": who.name, "role": who.role, "phone": "070-174 06 01"}
    perform.perform(db, SYSTEM, "create_account", account)
    given = {"id": family, "name": f"Mätberg {number}", "programme": "familjelotsen", "status": "active"}
    perform.perform(db, SYSTEM, "add_family", given)
    perform.perform(db, SYSTEM, "give_family", {"id": str(uuid4()), "coach": coach}, family_id=family)
    steps = [str(uuid4()) for _ in range(STEPS)]
    for step in steps:
        perform.perform(db, who, "add_step", {"id": step, "text": "Prova", "doer": "coach"}, family_id=family)
    token, _secret = sessions.start_session(db, coach, "laptop")
    return Phone(coach, token, [_entry(at, family, steps) for at in range(count)])


def _entry(at: int, family: str, steps: list[str]) -> dict:
    """Notes and ticks, and two visits in fifty."""
    id = str(uuid4())
    if at % 25 == 24:
        told = {"id": id, "text": "Vi gick igenom veckan.", "topics": ["school"], "at": "2026-11-16T09:00"}
        made = perform.entry("record_visit", told, {"family_id": family})
    elif at % 2:
        made = perform.entry("tick_step", {"id": id, "status": "done"}, {"step_id": steps[at % STEPS]})
    else:
        made = perform.entry("write_note", {"id": id, "text": "Eva ringde, allt är bra."}, {"family_id": family})
    return {"op": made.op, "command": made.command, "version": 1, "path": made.path, "fields": dict(made.fields)}

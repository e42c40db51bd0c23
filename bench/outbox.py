"""What one post costs over HTTP, and how much cheaper fifty are together. synchronous=FULL throughout."""

import http.client
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import uuid4

from familjelots.accounts import sessions
from familjelots.accounts.person import Person
from familjelots.core import perform

from . import world
from .row import Row, median
from .served import serving

ENTRIES = 50
ROUNDS = 9
POSTS = 200


@dataclass
class Coach:
    """Sara's phone: her connection, her family, and what she has to say."""

    connection: http.client.HTTPConnection
    who: Person
    token: str
    family: str
    steps: list[str]

    def entries(self, count: int) -> list[dict]:
        """What a coach queues in a day without network: notes and ticks, and two visits in fifty."""
        return [self._entry(number) for number in range(count)]

    def _entry(self, number: int) -> dict:
        command, fields, args = self._deed(number)
        made = perform.entry(command, fields, args)
        return {"op": made.op, "command": command, "version": 1, "path": made.path, "fields": dict(made.fields)}

    def _deed(self, number: int) -> tuple[str, dict, dict]:
        id = str(uuid4())
        if number % 25 == 24:
            told = {"id": id, "text": "Vi gick igenom veckan.", "topics": ["school"], "at": "2026-11-16T09:00"}
            return "record_visit", told, {"family_id": self.family}
        if number % 2:
            status = ("done", "open")[number // 2 % 2]
            return "tick_step", {"id": id, "status": status}, {"step_id": self.steps[number % len(self.steps)]}
        return "write_note", {"id": id, "text": "Eva ringde, allt är bra."}, {"family_id": self.family}

    def post(self, entry: dict) -> None:
        """One entry, posted by itself as a form."""
        form = {**entry["fields"], "op": entry["op"]}
        body = urlencode(form, doseq=True)
        self._ask(entry["path"], body, "application/x-www-form-urlencoded", {200, 201}, Outbox="1")

    def batch(self, entries: list[dict]) -> None:
        """All entries in one request."""
        answer = self._ask("/outbox", json.dumps({"entries": entries}), "application/json", {200})
        assert all(receipt["outcome"] == "applied" for receipt in json.loads(answer)["receipts"])

    def hello(self) -> None:
        """The bare route of the same server process."""
        self.connection.request("GET", "/hello/")
        assert self.connection.getresponse().read()

    def _ask(self, path: str, body: str, kind: str, wanted: set[int], **more: str) -> bytes:
        headers = {"Content-Type": kind, "Cookie": f"sid={self.token}", "Sec-Fetch-Site": "same-origin"}
        self.connection.request("POST", path, body, {**headers, "For-User": self.who.id, **more})
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status in wanted, (answer.status, content[:300])
        return content


@contextmanager
def _coach() -> Iterator[Coach]:
    with world.instance() as place:
        story = world.empty_story()
        family = world.add_family(story, 0, rows=2)
        _app, db = world.fill(place, story)
        sara = story.people["sara"]
        token, _secret = sessions.start_session(db, sara.id, "laptop")
        db.conn.close()
        steps = [family.thing("step", str(number)) for number in range(10)]
        with serving(place) as port:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            yield Coach(connection, sara, token, family.id, steps)
            connection.close()


def outbox_batch_vs_posts() -> float:
    """How many times faster fifty entries are in one batch than as fifty posts; median of nine of each, in turn."""
    with _coach() as sara:
        sara.batch(sara.entries(ENTRIES))
        together, alone = [], []
        for _ in range(ROUNDS):
            entries = sara.entries(ENTRIES)
            together.append(_seconds(lambda entries=entries: sara.batch(entries)))
            entries = sara.entries(ENTRIES)
            alone.append(_seconds(lambda entries=entries: [sara.post(entry) for entry in entries]))
    return median(alone) / median(together)


def post_vs_hello() -> float:
    """One note posted over HTTP against one hello, in turn; medians."""
    with _coach() as sara:
        posts, hellos = [], []
        for _ in range(POSTS):
            entry = sara.entries(1)[0]
            posts.append(_seconds(lambda entry=entry: sara.post(entry)))
            hellos.append(_seconds(sara.hello))
    return median(posts) / median(hellos)


def _seconds(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


ROWS = (
    Row("outbox_batch_vs_posts", "x faster", 8, outbox_batch_vs_posts, at_least=True),
    Row("post_vs_hello", "x hello", 8, post_vs_hello),
)

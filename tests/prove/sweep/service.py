"""A push service and the phones behind it, in a process of its own: what their owners have seen and heard.

The service keeps one message of each topic for a phone that is away (RFC 8030, 5.4). A phone does with a message what
`static/service_worker.js` does, which `tests/phone/test_push.py` shows of the real one: a notification with the tag of
one that is on the screen takes its place without a sound; one that its owner has put away is not shown again.
"""

import hashlib
import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from random import Random
from typing import Any

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec

from ...reminders.push_service import Browser

DEAD = "dead"
"""Phones whose name begins so are gone: 410."""
BUSY, AWAY, DEALT_WITH = 0.1, 0.3, 0.3
SLOW = 0.02
"""Seconds that an answer takes at most."""


class Known(Browser):
    """A browser whose keys are made of its name: the same in each process."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.key = ec.derive_private_key(int.from_bytes(hashlib.sha256(name.encode()).digest()[:16]), ec.SECP256R1())


@dataclass
class Phone:
    """A phone and the eyes of its owner."""

    browser: Browser
    away: bool = False
    waiting: dict[str, bytes] = field(default_factory=dict)
    screen: set[str] = field(default_factory=set)
    put_away: set[str] = field(default_factory=set)
    alerts: Counter = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def take(self, topic: str, body: bytes) -> None:
        """A message has come to the phone."""
        try:
            told = self.browser.decrypt(body)["notification"]
        except (http_ece.ECEException, ValueError) as problem:
            self.wrong.append(repr(problem))
            return
        tag = told["tag"]
        if topic != tag or told["body"] != "Du har en påminnelse":
            self.wrong.append(f"{topic}: {told}")
        if tag in self.screen or tag in self.put_away:
            return
        self.alerts[tag] += 1
        self.screen.add(tag)

    def deal(self) -> None:
        """Its owner has seen what there is."""
        self.put_away |= self.screen
        self.screen.clear()

    def come_back(self) -> None:
        """It has network again."""
        self.away = False
        for topic, body in self.waiting.items():
            self.take(topic, body)
        self.waiting.clear()


@dataclass
class Service:
    """All phones by name. What is by chance is of the seed and the order of messages."""

    chance: Random
    phones: dict[str, Phone] = field(default_factory=dict)
    received: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def phone(self, name: str) -> Phone:
        """A phone; a new one when it was not there."""
        return self.phones.setdefault(name, Phone(Known(name)))

    def post(self, name: str, topic: str, body: bytes) -> int:
        """A sender brings a message."""
        with self.lock:
            slow, busy = self.chance.random() * SLOW, self.chance.random() < BUSY
            status = 410 if name.startswith(DEAD) else 503 if busy else 201
            if status == 201:
                self._take(self.phone(name), topic, body)
        time.sleep(slow)
        return status

    def _take(self, phone: Phone, topic: str, body: bytes) -> None:
        self.received += 1
        if not phone.away and self.chance.random() < AWAY:
            phone.away = True
        elif phone.away and self.chance.random() < AWAY:
            phone.come_back()
        if phone.away:
            phone.waiting[topic] = body
        else:
            phone.take(topic, body)
        if self.chance.random() < DEALT_WITH:
            phone.deal()

    def told(self) -> dict[str, Any]:
        """Everybody is back and has looked: how often each phone rang for each tag, and what was wrong."""
        with self.lock:
            for phone in self.phones.values():
                phone.come_back()
            alerts = {name: dict(phone.alerts) for name, phone in self.phones.items()}
            wrong = [problem for phone in self.phones.values() for problem in phone.wrong]
            return {"alerts": alerts, "wrong": wrong, "received": self.received}


def serve(seed: int, place: Connection) -> None:
    """Serve until the parent ends; says its port first."""
    service = Service(Random(seed))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = self.rfile.read(length)
            if len(body) < length:  # its sender was killed in the middle of a word: nothing has come
                self.close_connection = True
                return
            self._answer(service.post(self.path.rsplit("/", 1)[-1], self.headers.get("Topic", ""), body), b"")

        def do_GET(self) -> None:
            self._answer(200, json.dumps(service.told()).encode())

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_request(self, *_told: Any) -> None:
            """Quiet."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_told: Any) -> None:
            """A sender was killed in the middle of its words. What else goes wrong is seen as lost."""

    server = Quiet(("127.0.0.1", 0), Handler)
    place.send(server.server_address[1])
    server.serve_forever()

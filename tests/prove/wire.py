"""The network between a phone and the house, and all that it does to what passes."""

from dataclasses import dataclass, field, replace
from random import Random

from .house import DEATHS, Answer, House
from .phone import Phone, jar
from .seeds import Seat

CAPTIVE = b"<!doctype html><title>Welcome to the airport</title><form method=post><button>Accept</button></form>"
FAULTS = (
    "lost_request", "lost_reply", "duplicate", "late_duplicate", "cut_request", "cut_and_patched_request", "cut_reply",
    "captive_portal", "sent_elsewhere", "busy", "too_large",
)  # fmt: skip
ALL_FAULTS = FAULTS + DEATHS


@dataclass
class Sent:
    """A request as it went out."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Wire:
    """One network for all phones. A fault is armed for the request after `after` others."""

    house: House
    chance: Random
    fault: str = ""
    after: int = 0
    borrowed: dict[str, Seat] = field(default_factory=dict)
    late: list[Sent] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def arm(self, fault: str, after: int = 0) -> None:
        """The next request but `after` meets this."""
        self.fault, self.after = fault, after

    def disarm(self) -> None:
        """The network is well again."""
        self.fault = ""

    def ask(self, phone: Phone, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer | None:
        """One request of a phone, with the cookies of whoever is signed in on it."""
        seat = self.borrowed.get(phone.seat.name, phone.seat)
        sent = Sent(method, path, headers | jar(seat), body)
        if not self.fault:
            return self.pass_on(sent)
        if self.after:
            self.after -= 1
            return self.pass_on(sent)
        fault, self.fault = self.fault, ""
        self.seen.append(fault)
        if fault in DEATHS:
            self.house.doom, self.house.doom_after = fault, self.chance.randint(1, 4)
            return self.pass_on(sent)
        return getattr(self, f"_{fault}")(sent)

    def pass_on(self, sent: Sent) -> Answer | None:
        """The request as it is."""
        return self.house.ask(sent.method, sent.path, sent.headers, sent.body)

    def deliver_late(self) -> None:
        """What the network kept comes once more; nobody hears the answers."""
        for sent in self.late:
            self.pass_on(sent)
        self.late.clear()

    def _lost_request(self, _sent: Sent) -> None:
        return None

    def _lost_reply(self, sent: Sent) -> None:
        self.pass_on(sent)

    def _duplicate(self, sent: Sent) -> Answer | None:
        answers = [self.pass_on(sent), self.pass_on(sent)]
        return self.chance.choice(answers)

    def _late_duplicate(self, sent: Sent) -> Answer | None:
        if sent.method == "POST":
            self.late.append(sent)
        return self.pass_on(sent)

    def _cut_request(self, sent: Sent) -> Answer | None:
        cut = self._cut(sent.body)
        return self.house.ask(sent.method, sent.path, sent.headers, cut, len(sent.body))

    def _cut_and_patched_request(self, sent: Sent) -> Answer | None:
        """A proxy sends on what it got, as if that were all. A form's own post is left whole: nothing ends it."""
        patched = replace(sent, body=self._cut(sent.body)) if sent.path == "/outbox" else sent
        return self.pass_on(patched)

    def _cut_reply(self, sent: Sent) -> Answer | None:
        answer = self.pass_on(sent)
        return replace(answer, body=self._cut(answer.body)) if answer else None

    def _captive_portal(self, _sent: Sent) -> Answer:
        return Answer(200, {"content-type": "text/html"}, CAPTIVE)

    def _sent_elsewhere(self, sent: Sent) -> Answer:
        """A redirect to a page that answers 200: whoever follows it believes that all is well."""
        return Answer(302, {"location": "/sign-in"}, b"")

    def _busy(self, _sent: Sent) -> Answer:
        return Answer(self.chance.choice((429, 500, 502, 503)), {}, b"")

    def _too_large(self, _sent: Sent) -> Answer:
        return Answer(413, {}, b"")

    def _cut(self, body: bytes) -> bytes:
        return body[: self.chance.randint(0, max(0, len(body) - 1))]

"""A model of the phone: what `static/js/phone` does with entries, pages and answers, in a page of Python."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from .effects import Effect, expand, laid
from .forms import Form, read
from .house import Answer
from .promises import Fields, Promise
from .seeds import Seat

BATCH = 50
LOOK = "/attention"


@dataclass
class Entry:
    """Words in the outbox."""

    seq: int
    op: str
    command: str
    version: int
    path: str
    family: str
    fields: Fields
    effects: list[Effect]
    made_at: str
    received_at: str = ""
    affects: list[str] = field(default_factory=list)
    held: str = ""


@dataclass
class Phone:
    """One phone of one person. Everything here is on its disk: it may be killed between any two statements."""

    seat: Seat
    ask: Callable[..., Answer | None]
    outbox: list[Entry] = field(default_factory=list)
    drafts: dict[str, set[str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    batch: int = BATCH
    seq: int = 0
    needs: str = ""

    def save(self, op: str, form: Form, fields: Fields, made_at: str) -> Promise:
        """Put what a form holds into the outbox. When this returns, the screen says "Sparat på den här telefonen"."""
        self.seq += 1
        facts = (form.command, form.version, form.path, form.family, fields)
        self.outbox.append(Entry(self.seq, op, *facts, expand(form.effect, fields), made_at))
        return Promise(
            op, self.seat.owner.id, self.seat.name, form.family, form.command, form.version, form.path, fields
        )

    def waiting(self) -> list[Entry]:
        """What has not been answered."""
        return [entry for entry in self.outbox if not entry.held and not entry.received_at]

    def forms(self, path: str = "") -> list[Form]:
        """Every form on its pages, or on one of them, with what waits laid over them."""
        waits = self.waiting()
        pages = [self.pages.get(path, "")] if path else self.pages.values()
        return [form for html in pages for form in laid(read(html), waits)]

    def screen(self) -> str:
        """All that its pages and its waiting entries show; not what stands around an entry that is filled in again."""
        shown = [
            text
            for entry in self.outbox
            for value in entry.fields.values()
            for text in ([value] if isinstance(value, str) else value)
        ]
        pages = [html for path, html in self.pages.items() if not path.startswith(f"{LOOK}/")]
        return "\n".join([*pages, *shown])

    # ---- Sending ----

    def flush(self, single: bool = False) -> None:
        """Send what waits until nothing waits or something is wrong."""
        for _ in range(12):
            self.settle([entry for entry in self.outbox if entry.received_at])
            batch = self.waiting()[: 1 if single else self.batch]
            if not batch:
                return
            answer = self._post_one(batch[0]) if single else self._post(batch)
            if answer is None or not self._heard(answer, batch):
                return

    def _heard(self, answer: Answer, batch: list[Entry]) -> bool:
        if answer.status == 413:
            return self._too_large(batch)
        if answer.status in (200, 201, 202):
            return self._take(batch, answer)
        self.needs = {401: "sign_in", 403: "owner", 410: "enrolment"}.get(answer.status, self.needs)
        return False

    def _take(self, batch: list[Entry], answer: Answer) -> bool:
        told = answer.json
        receipts = told.get("receipts") if isinstance(told, dict) else None
        by_op = {receipt["op"]: receipt for receipt in receipts or []}
        answered = [entry for entry in batch if entry.op in by_op]
        for entry in answered:
            self._mark(entry, by_op[entry.op])
        self.batch = BATCH if answered else self.batch
        self.settle([entry for entry in answered if entry.received_at])
        return bool(answered)

    def _mark(self, entry: Entry, receipt: dict[str, Any]) -> None:
        if receipt["status"] not in (200, 201, 202):
            entry.held = receipt["reason"] or "held"
            return
        entry.received_at = receipt["received_at"]
        looks = receipt["outcome"] == "parked" or entry.fields.get("resolves")
        entry.affects = receipt["affects"] + ([LOOK] if looks else [])

    def post(self, op: str, form: Form, fields: Fields) -> Answer | None:
        """A form that is not kept: straight to the server, with an op that makes a second try harmless."""
        headers = {"HX-Request": "true", "Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", form.path, headers, urlencode({**fields, "op": op}, doseq=True).encode())

    def settle(self, received: list[Entry]) -> None:
        """Pages in and entries out, together; fails quietly until the next time."""
        if not received:
            return
        changed = list(dict.fromkeys(path for entry in received for path in entry.affects if path in self.etags))
        if self.fetch(changed):
            self.outbox = [entry for entry in self.outbox if entry not in received]

    def _too_large(self, batch: list[Entry]) -> bool:
        if len(batch) > 1:
            self.batch = -(-len(batch) // 2)
        else:
            batch[0].held = "too_large"
        return True

    def _post(self, batch: list[Entry]) -> Answer | None:
        names = ("op", "command", "version", "path", "fields", "made_at", "seq")
        entries = [{name: getattr(entry, name) for name in names} | {"device": self.seat.device} for entry in batch]
        return self._ask(
            "POST", "/outbox", {"Content-Type": "application/json"}, json.dumps({"entries": entries}).encode()
        )

    def _post_one(self, entry: Entry) -> Answer | None:
        told = {"Outbox": "1", "Op": entry.op, "Command-Version": str(entry.version), "Made-At": entry.made_at}
        headers = {**told, "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", entry.path, headers, urlencode(entry.fields, doseq=True).encode())

    # ---- Pages ----

    def fetch(self, only: list[str] | None = None) -> bool:
        """What has changed of the pages that it keeps."""
        asked = self.etags if only is None else only
        have = ",".join(self.etags[path] for path in asked if path in self.etags)
        headers = {"Have": have} | ({} if only is None else {"Only": ",".join(only)})
        answer = self._ask("GET", "/caseload", headers)
        told = answer.json if answer and answer.status == 200 else None
        if not isinstance(told, dict) or "all" not in told:
            return False
        self._keep(told, only)
        return True

    def _keep(self, told: dict[str, Any], only: list[str] | None) -> None:
        etags = {path: etag or self.etags.get(path, "") for path, etag in told["all"]}
        for path in self.etags if only is None else only:
            if path not in etags:
                self.pages.pop(path, None)
        rest = {} if only is None else {path: etag for path, etag in self.etags.items() if path not in only}
        self.etags = {**rest, **etags}
        self.pages.update({page["path"]: page["html"] for page in told["pages"] if "html" in page})

    def open(self, path: str) -> int:
        """Read a page that is not kept; it stays open until something else is read there."""
        answer = self._ask("GET", path, {"HX-Request": "true", "Accept": "text/html"})
        if answer and answer.status == 200:
            self.pages[path] = answer.text
        elif answer and answer.status == 404:
            self.pages.pop(path, None)
        return answer.status if answer else 0

    def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Answer | None:
        return self.ask(
            self, method, path, {"For-User": self.seat.owner.id, "Accept": "application/json", **headers}, body
        )


def jar(seat: Seat) -> dict[str, str]:
    """The cookie and the secret that a browser sends; a partner's is its link's own."""
    if seat.cookie:
        return {"Cookie": seat.cookie}
    name = f"sid-{seat.device}" if seat.device else "sid"
    return {"Cookie": f"{name}={seat.token}"} | ({"Session-Secret": seat.secret} if seat.secret else {})

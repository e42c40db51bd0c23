"""One history: write, be killed, come back without network, come home, be looked at."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random

from playwright.sync_api import Error, Playwright

from familjelots.core.db import open_database

from ...cast import must, named
from ...phone.browser import poll
from . import look
from .handset import Handset
from .plan import Plan
from .prepared import Prepared
from .servers import MortalServer
from .words import Writer, Writing

PAUSE_MS = 400


@dataclass
class Kit:
    """What a worker has: its browser driver, its prepared phones, a place to work."""

    playwright: Playwright | None
    prepared: Prepared
    scratch: Path


class History:
    """From a copy of the prepared phones to the checker's word."""

    doomed: tuple[str, ...] = ("note", "note", "visit")
    gone: tuple[type[Exception], ...] = (Error, AssertionError)

    def __init__(self, kit: Kit, plan: Plan) -> None:
        self.kit, self.plan = kit, plan
        self.folder = kit.scratch / str(plan.seed)
        self.family = kit.prepared.cast.families["pahittdal"]
        self.path = f"/families/{self.family}"
        self.chance = Random(plan.seed)
        self.server = MortalServer(self.folder / "instance", kit.prepared.port)
        self.sara = Writer("sara", self.family, self.chance)
        self.others = Writer(plan.other, self.family, self.chance)
        self.drafts: list[str] = []
        self.typed: list[str] = []
        self.first = 0
        self.phones: list[Handset] = []

    def run(self) -> None:
        """Raises AssertionError with words when anything is not as promised."""
        shutil.rmtree(self.folder, ignore_errors=True)
        owners = ["sara", *filter(None, [self.plan.other])]
        self.kit.prepared.copy(self.folder, owners, news=self.plan.point == "in_caseload")
        self.first = look.journal(self.folder / "instance")[-1]["seq"]
        self.phones = [self._phone(owner) for owner in owners]
        with ExitStack() as end:
            end.callback(shutil.rmtree, self.folder, ignore_errors=True)
            end.callback(self.server.stop)
            for phone in self.phones:
                end.callback(phone.phone.kill)
            self._go_through()

    def _go_through(self) -> None:
        self._begin()
        self._write_before()
        self._be_killed()
        self._come_back()
        self._come_home()
        look.at_everything(self)
        for phone in self.phones:
            phone.phone.kill()
            look.on_the_disk(self, phone)

    def id_of(self, name: str) -> str:
        """A person's account."""
        return self.kit.prepared.cast.people[name].id

    @property
    def mine(self) -> Handset:
        """Sara's phone: the one that is killed."""
        return self.phones[0]

    def _phone(self, owner: str) -> Handset:
        prepared = self.kit.prepared
        assert self.kit.playwright
        return Handset(self.kit.playwright, self.folder / owner, self.server.url, prepared.words[owner])

    # ---- Before ----

    def _begin(self) -> None:
        self.server.launch()
        if self.plan.other:
            self.server.wait()
            self._other_writes()
        if self.plan.other == "amir" or self.plan.point == "in_caseload":
            self.server.stop()  # Sara's phone has not heard of it yet
        self.mine.start(self.path, self.plan.tabs)
        if self.server.process:
            self.server.wait()
        self.mine.unlock()

    def _other_writes(self) -> None:
        """Lena leads the team, and writes about any family. For Amir the family is given to him first."""
        [_mine, phone] = self.phones
        if self.plan.other == "amir":
            self._hand_over()
        phone.start(self.path)
        phone.unlock()
        self._write(phone, self.others, "note")

    def _hand_over(self) -> None:
        """What Sara goes on writing about the family is Amir's family's by now: it waits for the team's lead."""
        db = open_database(self.folder / "instance" / "familjelots.db")
        cast = self.kit.prepared.cast
        given = {"id": named("given to Amir"), "coach": cast.amir.id}
        must(db, cast.lena, "give_family", given, family_id=self.family)
        db.conn.close()

    def _write_before(self) -> None:
        if self.plan.offline and self.server.process:
            self.server.stop()
        for number, kind in enumerate(self.plan.kinds[:-1]):
            self._write(self.mine, self.sara, kind, number)

    def _write(self, phone: Handset, writer: Writer, kind: str, number: int = 0) -> None:
        page = phone.tabs[number % len(phone.tabs)]
        page.bring_to_front()
        writing = writer.begin(kind)
        writer.save(page, writing)
        writer.wait_for_promise(page, writing)

    # ---- The kill ----

    def _be_killed(self) -> None:
        if self.plan.victim == "server":
            return self._server_dies()
        acts: dict[str, Callable[[], None]] = {
            "in_caseload": self._dies_in_caseload, "in_locking": self._dies_in_locking,
            "any_moment": self._dies_some_time, "before_commit": self._dies_before_commit,
            "after_commit": self._dies_after_commit,
        }  # fmt: skip
        acts.get(self.plan.point, self._dies_sending)()
        return None

    def _last(self) -> Writing:
        kind = self.plan.kinds[-1]
        by_tap = kind == "tick" and (self.plan.victim == "server" or self.plan.other == "amir")
        return self.sara.begin("note" if by_tap else kind)

    def _dies_before_commit(self) -> None:
        """The disk is slow. Nothing may be promised yet; what has stood in its form for a moment is kept as a draft."""
        writing = self.sara.begin("note")
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self.mine.hold()
        self.sara.fill(page, writing)
        page.wait_for_timeout(PAUSE_MS)
        waited = page.evaluate(WAITING)
        self.sara.tap(page, writing)
        poll(page, "doom.reached")
        page.wait_for_timeout(self.plan.moment)
        writing.promised = page.evaluate(WAITING) > waited
        self.typed.append(writing.text)
        self.mine.phone.kill()

    def _dies_after_commit(self) -> None:
        """The browser says that it is on the disk: that counts as promised, before the product has heard it."""
        writing = self.sara.begin(self.chance.choice(self.doomed))
        self._arm_and(lambda: self.sara.save(self.mine.tabs[-1], writing))
        writing.promised = True

    def _dies_some_time(self) -> None:
        writing = self._last()
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self.sara.save(page, writing)
        self.sara.wait_for_promise(page, writing)
        page.wait_for_timeout(self.plan.moment)
        self.mine.phone.kill()

    def _dies_sending(self) -> None:
        """The words are saved before they are sent; what was sent may as well be what had been written before them."""
        writing = self._last()
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self.sara.fill(page, writing)
        self._with_network()
        before = page.evaluate("doom.kept")
        self._arm_and(lambda: self.sara.tap(page, writing))
        writing.promised = self.mine.kept.get(page, 0) > before

    def _dies_in_caseload(self) -> None:
        """A phone that comes home with words, to a server that has much to tell."""
        writing = self._last()
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self.sara.save(page, writing)
        self.sara.wait_for_promise(page, writing)
        for tab in self.mine.tabs:
            tab.goto(self.server.url + self.path)
        self._with_network()
        self._arm_and(self.mine.unlock)

    def _dies_in_locking(self) -> None:
        """In the middle of a sentence somebody taps the lock."""
        draft = f"Halvvägs {self.sara.canary()}"
        self.drafts.append(draft)
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self._arm_and(lambda: page.evaluate(TYPE_AND_LOCK, [f"note-{self.family}", draft]))

    def _arm_and(self, act: Callable[[], None]) -> None:
        self.mine.tabs[-1].bring_to_front()
        problem = None
        try:
            self.mine.doom(self.plan.point, self.plan.skip)
            act()
        except self.gone as gone:  # its browser has been killed in the middle of it; or else
            problem = gone
        died = self.mine.dies()
        if not died and self.plan.skip:
            self.mine.phone.kill()  # there was less to do than was drawn: it was all over by then
            self.typed += self.drafts
            return
        assert died, f"the phone never came to {self.plan.point}: {problem}"

    def _server_dies(self) -> None:
        writing = self._last()
        page = self.mine.tabs[-1]
        page.bring_to_front()
        self.sara.fill(page, writing)
        self._with_network()
        self.server.doom(self.plan.point)
        self.sara.tap(page, writing)
        self.sara.wait_for_promise(page, writing)
        page.evaluate("dispatchEvent(new Event('online'))")
        for _ in range(1000):
            if self.server.is_dead():
                break
            page.wait_for_timeout(10)
        assert self.server.is_dead(), f"the server never came to {self.plan.point}"
        if self.plan.restart:
            self.mine.phone.kill()

    def _with_network(self) -> None:
        if not self.server.process:
            self.server.start()

    # ---- After ----

    def _come_back(self) -> None:
        """The network is gone and the phone starts: all that was promised is there."""
        self.server.stop()
        if self.mine.phone.is_dead():
            look.on_the_disk(self, self.mine)
            self.mine.start(self.path, self.plan.tabs)
            self.mine.unlock()
        look.without_network(self)

    def _come_home(self) -> None:
        self.server.start()
        for phone in self.phones:
            assert phone.has_sent_all(), "something still waits in an outbox"


WAITING = """Number(
    /^Sparat på den här telefonen – (\\d+) /.exec(document.querySelector("#status")?.textContent)?.[1] ?? 0
)"""
TYPE_AND_LOCK = """([id, words]) => {
    const field = document.getElementById(id);
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("form[data-lock]").requestSubmit();
}"""

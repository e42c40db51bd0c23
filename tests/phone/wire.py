"""Sara's phone behind a network that can do anything, and what must be true whatever it did."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from familjelots.core.verify import verify

from ..cast import Cast
from .browser import Phone, poll
from .conftest import MadeReady, Ready, eventually, journal, status, unlock
from .proxy import Proxy
from .server import Server, free_port

RECEIVED = "document.querySelector('#status').textContent.startsWith('Allt är mottaget')"
SAVED = "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – ')"


class Wired(Ready):
    """A phone whose server lies behind a proxy."""

    def __init__(self, server: Server, phone: Phone, words: list[str], proxy: Proxy, family: str) -> None:
        super().__init__(server, phone, words)
        self.proxy, self.family = proxy, family
        self.url = f"http://localhost:{proxy.port}"
        self.texts: list[str] = []

    def open(self, path: str = "") -> Page:
        """Open a page, the family's when none is named, and unlock it."""
        self.page.goto(self.url + (path or f"/families/{self.family}"))
        unlock(self.page, self.words)
        return self.page

    def at_work(self) -> Page:
        """On the family's page, in step with the server."""
        page = self.open()
        poll(page, RECEIVED, 20)
        return page

    def write(self, text: str, page: Page | None = None) -> None:
        """A note, until the screen has promised it."""
        page = page or self.page
        page.locator(f"#note-{self.family}").fill(text)
        page.get_by_role("button", name="Spara anteckningen").click()
        poll(page, f"document.querySelector('main').textContent.includes('{text}')")
        self.texts.append(text)

    def come_home(self, seconds: float = 40) -> None:
        """A fair network again: everything gets home by itself, once, and the phone shows it."""
        self.proxy.heal()
        self.page.evaluate("dispatchEvent(new Event('online'))")
        poll(self.page, RECEIVED, seconds)
        for text in self.texts:
            poll(self.page, f"document.querySelector('main').textContent.includes('{text}')")
        eventually(self.page, lambda: self.kept("outbox") == 0)
        self.check()

    def check(self) -> None:
        """Each promised text is applied once and nothing else is."""
        rows = [row for row in journal(self.server) if row["command"] == "write_note"]
        assert [row["outcome"] for row in rows] == ["applied"] * len(self.texts)
        db = sqlite3.connect(self.server.instance / "familjelots.db")
        assert sorted(text for (text,) in db.execute("SELECT text FROM note")) == sorted(self.texts)
        db.close()
        assert not verify(self.server.instance / "familjelots.db").problems

    def kept(self, store: str) -> int:
        """How many things a store of the phone holds."""
        return self.page.evaluate(COUNT, store)

    def says_nothing_is_sent(self, ms: int = 300) -> None:
        """The promise stands, and stays."""
        poll(self.page, SAVED)
        self.page.wait_for_timeout(ms)
        assert status(self.page).startswith(f"Sparat på den här telefonen – {len(self.texts)} ")


COUNT = """async store => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const [{ name }] = await indexedDB.databases();
    const db = await asked(indexedDB.open(name));
    const count = await asked(db.transaction(store).objectStore(store).count());
    db.close();
    return count;
}"""


@contextmanager
def wired_up(made: MadeReady, cast: Cast, folder: Path) -> Iterator[Wired]:
    """Sara's phone, started, with a network in between that is fair until it is told otherwise."""
    with made.copy(folder, free_port()) as ready, Proxy(made.port, ready.server.port).running() as proxy:
        yield Wired(ready.server, ready.phone, ready.words, proxy, cast.families["pahittdal"])

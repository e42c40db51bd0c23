"""A phone that can be killed at the points of hooks.js."""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, Playwright

from ...phone.browser import Phone, poll
from ...phone.conftest import unlock

HOOKS = (Path(__file__).parent / "hooks.js").read_text()
STEP_MS = 10


class Handset:
    """One person's phone in a history: its browser, its tabs, the words that open it."""

    def __init__(self, playwright: Playwright, profile: Path, url: str, words: list[str]) -> None:
        self.phone = Phone(playwright, profile)
        self.url, self.words = url, words
        self.tabs: list[Page] = []
        self.kept: dict[Any, int] = {}
        """Tab → how many times something that was saved there has got to the disk."""

    def start(self, path: str, tabs: int = 1) -> None:
        """Start the browser and open every tab, locked as a cold start is."""
        self.phone.start(passkeys=False)
        self.phone.context.expose_binding("onDisk", lambda tab, kept: self.kept.update({tab["page"]: kept}))
        self.phone.context.add_init_script(HOOKS)
        self.tabs = [self.phone.page, *(self.phone.context.new_page() for _ in range(tabs - 1))]
        for page in self.tabs:
            page.goto(self.url + path)

    def unlock(self) -> None:
        """Open every tab by the words."""
        for page in self.tabs:
            page.bring_to_front()
            unlock(page, self.words)

    def hold(self) -> None:
        """From now on nothing that is written in the last tab gets to the disk: its transaction stays open.

        What the other tabs note by themselves, of pages that were read, would else hold up what is typed here.
        """
        self.tabs[-1].evaluate("() => void (doom.point = 'held')")

    def doom(self, point: str, skip: int) -> None:
        """From now on the browser is killed when one of its pages comes to this point."""
        for page in self.tabs:
            session = self.phone.context.new_cdp_session(page)
            session.on("Debugger.paused", lambda _event: self.phone.strike())
            session.send("Debugger.enable")
            page.evaluate("([point, skip]) => Object.assign(doom, { point, skip })", [point, skip])

    def dies(self, seconds: float = 90) -> bool:
        """Wait for the kill; False when it never came."""
        deadline = time.monotonic() + seconds
        while not self.phone.is_dead():
            if time.monotonic() > deadline:
                return False
            try:
                self.tabs[0].wait_for_timeout(STEP_MS)
            except Error:  # its page has gone already
                time.sleep(STEP_MS / 1000)
        self.phone.kill()
        return True

    def has_sent_all(self) -> bool:
        """Wait until nothing waits any more."""
        page = self.tabs[0]
        page.bring_to_front()
        for tab in self.tabs:
            tab.evaluate("dispatchEvent(new Event('online'))")
        poll(page, "/^(Allt är mottaget|Titta på)/.test(document.querySelector('#status')?.textContent ?? '')", 25)
        for _ in range(1000):
            if page.evaluate(ON_DISK, ["outbox"]) == 0:
                return True
            page.wait_for_timeout(STEP_MS)
        return False


ON_DISK = """async ([store, key]) => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const [{ name }] = (await indexedDB.databases()).filter(({ name }) => name.startsWith("familjelots-"));
    const db = await asked(indexedDB.open(name));
    const count = await asked(db.transaction(store).objectStore(store).count(key));
    db.close();
    return count;
}"""

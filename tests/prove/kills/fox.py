"""Histories in Firefox: the same points, where everything is held still before the kill. One tab, one phone."""

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from familjelots.accounts import sessions
from familjelots.core.db import open_database

from ...phone import browser
from ...phone.server import Server
from .handset import ON_DISK, Handset
from .history import History, Kit
from .marionette import Firefox, Gone
from .mortal import HELD
from .plan import Plan
from .prepared import Prepared, seeded
from .words import Writer, Writing

poll: Any = browser.poll
STEP_SECONDS = 0.02
FILL = """([css, value]) => {
    const field = document.querySelector(css);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
OPEN = "!document.documentElement.hasAttribute('data-locked') && document.querySelector('#page main#main') !== null"
PRESS = "(css) => document.querySelector(css).click()"


class Tab:
    """The tab, with those of Playwright's words that the histories use."""

    def __init__(self, firefox: Firefox) -> None:
        self.firefox = firefox

    @property
    def url(self) -> str:
        """Where it is."""
        return self.evaluate("location.href")

    def evaluate(self, script: str, given: Any = None) -> Any:
        """Run in the page."""
        return self.firefox.run(script, given)

    def goto(self, url: str) -> None:
        """Load a page."""
        self.firefox.ask("WebDriver:Navigate", url=url)

    def wait_for_timeout(self, ms: float) -> None:
        """Wait."""
        time.sleep(ms / 1000)

    def bring_to_front(self) -> None:
        """It is the only one."""

    def fill(self, css: str, value: str) -> None:
        """Write into a field."""
        self.evaluate(FILL, [css, value])

    def press(self, css: str) -> None:
        """Tap, once it is there."""
        poll(self, f"document.querySelector('{css}') !== null")
        self.evaluate(PRESS, css)


class FoxHandset(Handset):
    """Sara's phone, with Firefox on it."""

    phone: Any
    tabs: list[Any]

    def __init__(self, firefox: Firefox, url: str, words: list[str]) -> None:
        self.phone = firefox
        self.url, self.words = url, words
        self.tabs = []
        self.kept = {}

    def start(self, path: str, tabs: int = 1) -> None:
        """Start the browser on a page, locked as a cold start is."""
        self.phone.start()
        self.tabs = [Tab(self.phone)]
        self.tabs[0].goto(self.url + path)

    def unlock(self) -> None:
        """By the words."""
        [tab] = self.tabs
        poll(tab, "document.getElementById('page')?.dataset.lockReady === ''")
        tab.fill("[data-part=secret] [name=words]", " ".join(self.words))
        tab.press("[data-part=secret] form button")
        poll(tab, OPEN)

    def hold(self) -> None:
        """From now on nothing that is written gets to the disk."""
        self.doom("held", 0)

    def doom(self, point: str, skip: int) -> None:
        """From now on everything stands still when the page comes to this point."""
        self.tabs[0].evaluate(f"void (doom.point = '{point}')")

    def dies(self, seconds: float = 90) -> bool:
        """Kill it once it stands still there."""
        deadline = time.monotonic() + seconds
        while not self.tabs[0].evaluate("doom.reached"):
            if time.monotonic() > deadline:
                return False
            time.sleep(STEP_SECONDS)
        self.kept = {self.tabs[0]: self.tabs[0].evaluate("doom.kept")}
        self.phone.kill()
        return True

    def has_sent_all(self) -> bool:
        """Wait until nothing waits any more."""
        [tab] = self.tabs
        tab.evaluate("void dispatchEvent(new Event('online'))")
        poll(tab, "/^(Allt är mottaget|Titta på)/.test(document.querySelector('#status')?.textContent ?? '')", 60)
        deadline = time.monotonic() + 10
        while tab.evaluate(ON_DISK, ["outbox"]):
            if time.monotonic() > deadline:
                return False
            time.sleep(STEP_SECONDS)
        return True


class FoxWriter(Writer):
    """Somebody who writes in Firefox."""

    def fill(self, page: Any, writing: Writing) -> None:
        """All but the tap."""
        if writing.kind == "note":
            page.fill(f"#note-{self.family}", writing.text)

    def tap(self, page: Any, writing: Writing) -> None:
        """The tap that saves it."""
        if writing.kind == "tick":
            page.press(f"[data-of=step-{writing.text}] button.tick")
        else:
            page.evaluate(f"document.getElementById('note-{self.family}').form.requestSubmit()")


def alone(plan: Plan) -> Plan:
    """A history as Firefox can have it: one tab, one phone, notes and ticks."""
    kinds = tuple("note" if kind == "visit" else kind for kind in plan.kinds)
    return replace(plan, kinds=kinds, tabs=1, other="", skip=0)


class FoxHistory(History):
    """The same history with another browser. Visits are left to Chromium."""

    doomed = ("note",)
    gone = (Gone, AssertionError)

    def __init__(self, kit: Kit, plan: Plan) -> None:
        super().__init__(kit, alone(plan))
        self.sara = FoxWriter("sara", self.family, self.chance)

    def _phone(self, owner: str) -> Any:
        return FoxHandset(Firefox(self.folder / owner), self.server.url, self.kit.prepared.words[owner])


def prepare(folder: Path) -> Prepared:
    """A database, and Sara's phone made ready with Firefox."""
    os.environ[HELD] = "1"
    with seeded(folder) as (prepared, server):
        prepared.words["sara"] = make_ready(server, Firefox(folder / "sara"), prepared.cast.sara.id)
    (folder / "sara" / "lock").unlink(missing_ok=True)  # a link to nowhere
    return prepared


def make_ready(server: Server, firefox: Firefox, owner: str) -> list[str]:
    """Sign in, make the phone ready by its words, and end the browser in order; the words."""
    firefox.start()
    try:
        tab = Tab(firefox)
        db = open_database(server.instance / "familjelots.db")
        token, _secret = sessions.start_session(db, owner, "laptop")
        db.conn.close()
        tab.goto(f"{server.url}/sign-in")
        cookie = {"name": "sid", "value": token, "httpOnly": True, "path": "/"}
        firefox.ask("WebDriver:AddCookie", cookie=cookie)
        words = _enrol(tab, server.url)
        firefox.close()
        return words
    finally:
        firefox.kill()


def _enrol(tab: Tab, url: str) -> list[str]:
    tab.goto(f"{url}/devices/new")
    tab.fill("[data-enrol-start] [name=label]", "Min räv")
    tab.press("[data-enrol-start] button")
    poll(tab, "document.querySelector('[data-noted]')?.checkVisibility()")
    words = tab.evaluate("[...document.querySelectorAll('[data-drawn=words] li')].map((one) => one.innerText)")
    tab.press("[data-noted]")
    poll(tab, "document.querySelector('[data-step=try]')?.checkVisibility()")
    tab.fill("[data-step=try] [name=words]", " ".join(words))
    tab.press("[data-step=try] form button")
    poll(tab, "document.querySelector('[data-skip]')?.checkVisibility()")
    tab.press("[data-skip]")
    poll(tab, "document.querySelector('[data-step=done]')?.checkVisibility()", 60)
    return words

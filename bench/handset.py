"""A coach's phone with twenty families: enrolled once against a real server, then used without it."""

import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import Page, sync_playwright

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.core import clock
from familjelots.core.db import open_database
from familjelots.core.migrations import migrate
from familjelots.demo.generate import municipality
from familjelots.demo.story import Story, play
from tests.phone.browser import Phone, poll
from tests.phone.conftest import enrol
from tests.phone.server import Server, free_port

THROTTLE = 4
FAMILIES = 22
HERE = Path(__file__).parent
MARKS, TAP = (HERE / "marks.js").read_text(), (HERE / "tap.js").read_text()


@dataclass
class Handset:
    """Sara's phone, her five words, and the server that may be gone."""

    phone: Phone
    server: Server
    words: list[str]

    def restart(self) -> Page:
        """The whole browser anew, slowed down; the page is not opened yet."""
        self.phone.remember_passkeys()
        self.phone.kill()
        self.phone.start()
        self.phone.context.add_init_script(MARKS)
        self.phone.throttle(THROTTLE)
        return self.phone.page

    def open(self, path: str = "/today") -> float:
        """Navigate; seconds until the lock screen can be used."""
        page = self.phone.page
        page.goto(f"{self.server.url}{path}")
        poll(page, "window.lockReadyAt > 0")
        return float(page.evaluate("window.lockReadyAt")) / 1000

    def tap(self, press: str, **wanted: object) -> float:
        """Press something; milliseconds until the page is as wanted."""
        return float(self.phone.page.evaluate(TAP, [press, wanted]))

    def unlock(self) -> float:
        """One touch; seconds until Idag can be read."""
        return self.tap("[data-part=passkey]", **unlocked("today")) / 1000

    def unlock_with_words(self) -> float:
        """The five words; seconds from the button until Idag can be read."""
        page = self.phone.page
        if page.locator("[data-part=other-way]").is_visible():
            page.locator("[data-part=other-way]").click()
        page.locator("[data-part=secret] [name=words]").fill(" ".join(self.words))
        return self.tap("[data-part=secret] form button", **unlocked("today")) / 1000


def unlocked(page: str) -> dict[str, object]:
    """A page stands there, open."""
    return {"has": f"#page[data-page={page}] main#main", "lacks": "html[data-locked]", "painted": True}


@cache
def seeded() -> Path:
    """An instance in which Sara has twenty families, and years of visits; made once for all rows."""
    place = Path(mkdtemp(prefix="familjelots-bench-"))
    db = migrate(place)
    with create_app(INSTANCE=str(place)).app_context():
        db.conn.execute("PRAGMA synchronous = OFF")
        play(db, municipality(FAMILIES, clock.today()).deeds, lambda _words: None)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.close()
    return place


@contextmanager
def serving() -> Iterator[Server]:
    """A server with a copy of that instance."""
    place = Path(mkdtemp(prefix="familjelots-bench-")) / "instance"
    shutil.copytree(seeded(), place)
    server = Server(place, free_port())
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(place.parent, ignore_errors=True)


@contextmanager
def browser(server: Server, throttled: bool = True) -> Iterator[Phone]:
    """A new phone whose browser is signed in as Sara."""
    profile = Path(mkdtemp(prefix="familjelots-bench-profile-"))
    with sync_playwright() as driver:
        phone = Phone(driver, profile)
        phone.start()
        try:
            if throttled:
                phone.throttle(THROTTLE)
            _sign_in(phone, server)
            yield phone
        finally:
            phone.kill()
            shutil.rmtree(profile, ignore_errors=True)


@contextmanager
def handset() -> Iterator[Handset]:
    """An enrolled phone; its server is gone when this begins."""
    with serving() as server, browser(server, throttled=False) as phone:
        words = enrol(phone.page, server.url)
        phone.close()
        phone.start()
        server.stop()
        yield Handset(phone, server, words)


@contextmanager
def black_hole(port: int) -> Iterator[None]:
    """A network that accepts and never answers."""
    with socket.create_server(("127.0.0.1", port), backlog=512):
        yield  # the kernel accepts into the backlog; nobody ever reads


def _sign_in(phone: Phone, server: Server) -> None:
    db = open_database(server.instance / "familjelots.db")
    token, _secret = sessions.start_session(db, Story.account_id("sara"), "laptop")
    db.conn.close()
    phone.context.add_cookies([{"name": "sid", "value": token, "url": server.url, "httpOnly": True}])

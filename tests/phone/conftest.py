"""A real server, a real browser with a profile of its own, and the named cast. Later browser tests use the same."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.accounts.person import Person
from familjelots.core.db import open_database
from familjelots.core.migrations import migrate

from ..cast import Cast, make_cast, must, named
from .browser import Phone, poll
from .server import Server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One driver for all browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def _seeded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cast]:
    """The cast, enrolled once; each test gets a copy."""
    folder = tmp_path_factory.mktemp("seeded")
    db = migrate(folder)
    with create_app(INSTANCE=str(folder)).app_context():
        cast = make_cast(db)
        family = cast.families["pahittdal"]
        for text in ("Prova bildschemat", "Ringa skolan"):
            must(db, cast.sara, "add_step", {"id": named(text), "text": text, "doer": "coach"}, family_id=family)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder, cast


@pytest.fixture
def people(_seeded: tuple[Path, Cast]) -> Cast:
    """Who is in the database that the server serves."""
    return _seeded[1]


@pytest.fixture
def server(_seeded: tuple[Path, Cast], tmp_path: Path) -> Iterator[Server]:
    """A running server with the cast in its database."""
    instance = tmp_path / "instance"
    shutil.copytree(_seeded[0], instance)
    server = Server(instance)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[Phone]:
    """A running phone."""
    phone = Phone(playwright, tmp_path / "profile")
    phone.start()
    yield phone
    phone.kill()


@pytest.fixture
def sign_in(server: Server) -> Callable[[Phone, Person], Page]:
    """Sign a person in on a phone, as after a passkey on a computer."""

    def give_cookie(phone: Phone, person: Person) -> Page:
        db = open_database(server.instance / "familjelots.db")
        token, _secret = sessions.start_session(db, person.id, "laptop")
        db.conn.close()
        phone.context.add_cookies([{"name": "sid", "value": token, "url": server.url, "httpOnly": True}])
        return phone.page

    return give_cookie


@pytest.fixture
def enrolled(server: Server, phone: Phone, people: Cast, sign_in) -> Callable[..., list[str]]:
    """Make the phone ready for a person; returns the five words. `enrolled(people.sara, passkey=False)`."""

    def enrol_person(person: Person | None = None, passkey: bool = True) -> list[str]:
        sign_in(phone, person or people.sara)
        words = enrol(phone.page, server.url, passkey)
        # Chromium writes cookies to the disk only every half minute; a phone that was just enrolled and killed at once
        # would ask for a sign-in. Close it in order, once.
        phone.close()
        phone.start()
        return words

    return enrol_person


def enrol(page: Page, url: str, passkey: bool = True) -> list[str]:
    """Walk "Gör telefonen redo" as a person does: note the words, write them once, take a passkey or not."""
    page.goto(f"{url}/devices/new")
    page.locator("[data-enrol-start] button").click()
    noted = page.locator("[data-noted]")
    noted.wait_for()
    words = page.locator("[data-drawn=words] li").all_inner_texts()
    noted.click()
    page.locator("[data-step=try] [name=words]").fill(" ".join(words))
    page.locator("[data-step=try] form button").click()
    page.locator("[data-make]" if passkey else "[data-skip]").click()
    poll(page, "!document.querySelector('[data-step=done]')?.hidden", 20)
    return words


def unlock(page: Page, words: list[str]) -> None:
    """Write the words on the lock screen, and wait for a page."""
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    other = page.locator("[data-part=other-way]")
    if other.is_visible():
        other.click()
    page.locator("[data-part=secret] [name=words]").fill(" ".join(words))
    page.locator("[data-part=secret] form button").click()
    arrived(page)


def unlock_by_touch(page: Page) -> None:
    """One touch on the passkey's button."""
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    page.locator("[data-part=passkey]").click()
    arrived(page)


def arrived(page: Page, path: str | None = None) -> None:
    """Wait until a page stands there, unlocked."""
    poll(
        page,
        "!document.documentElement.hasAttribute('data-locked') && document.querySelector('#page main#main') !== null",
    )
    if path:
        poll(page, f"location.pathname === '{path}'")


def status(page: Page) -> str:
    """The words of the status line."""
    return page.locator("#status").inner_text()


def journal(server: Server) -> list[dict]:
    """What the server's journal holds, oldest first."""
    db = sqlite3.connect(server.instance / "familjelots.db")
    db.row_factory = sqlite3.Row
    rows = [dict(row) for row in db.execute("SELECT * FROM journal ORDER BY seq")]
    db.close()
    return rows


def path_of(page: Page) -> str:
    """Where the page is."""
    return urlsplit(page.url).path

"""A real server, a real browser with a profile of its own, and the named cast. Later browser tests use the same."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Playwright, Response
from sqlite_utils import Database

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.accounts.person import Person
from familjelots.core.db import open_database
from familjelots.core.migrations import migrate

from ..cast import Cast, make_cast, must, named
from .browser import Phone, poll
from .evas import draw_pictures, plan
from .server import Server, free_port

STORED_MS = 1000
"""Long enough for what has been fetched to be on the disk."""


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


@pytest.fixture(scope="session")
def port() -> int:
    """One port for all: what a browser keeps belongs to an address with its port."""
    return free_port()


@pytest.fixture
def server(_seeded: tuple[Path, Cast], port: int, tmp_path: Path) -> Iterator[Server]:
    """A running server with the cast in its database."""
    with _serving(_seeded[0], tmp_path / "instance", port) as server:
        yield server


@pytest.fixture
def db(server: Server) -> Iterator[Database]:
    """The database of the running server."""
    db = open_database(server.instance / "familjelots.db")
    yield db
    db.conn.close()


@pytest.fixture
def phone(playwright: Playwright, tmp_path: Path) -> Iterator[Phone]:
    """A running phone with nothing on it."""
    with _running(playwright, tmp_path / "profile") as phone:
        yield phone


# How a phone is made ready, with what opens it afterwards.
Enrol = Callable[[Server, Phone, Cast], list[str]]


@dataclass
class Ready:
    """A server, and a phone that was made ready for Sara with it: unlocked by `words`."""

    server: Server
    phone: Phone
    words: list[str]

    @property
    def page(self) -> Page:
        """The phone's page, also after a restart."""
        return self.phone.page

    def open(self, path: str) -> Page:
        """Open a page and unlock it."""
        self.page.goto(self.server.url + path)
        unlock(self.page, self.words)
        return self.page

    def open_with_all(self, path: str) -> Page:
        """Open a page, and wait until all that the phone keeps has been fetched: pages that are new to it come then."""
        with self.page.expect_response(_everything) as told:
            self.open(path)
        told.value.finished()
        self.page.wait_for_timeout(STORED_MS)
        return self.page


def _everything(told: Response) -> bool:
    return told.url.endswith("/caseload") and "only" not in told.request.headers


@dataclass
class MadeReady:
    """A server's and a phone's folder as they were when the phone had been made ready; each test gets a copy."""

    playwright: Playwright
    folder: Path
    port: int
    words: list[str]

    @contextmanager
    def copy(self, to: Path, port: int | None = None) -> Iterator[Ready]:
        """Both of them running, on folders of their own; the server behind another port if something stands between."""
        shutil.copytree(self.folder / "profile", to / "profile")
        serving = _serving(self.folder / "instance", to / "instance", port or self.port)
        with serving as server, _running(self.playwright, to / "profile") as phone:
            yield Ready(server, phone, self.words)


@pytest.fixture(scope="session")
def make_ready(
    playwright: Playwright, _seeded: tuple[Path, Cast], port: int, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Enrol], MadeReady]:
    """Make a phone ready, once for all tests of a file or of all files."""

    def make(walk: Enrol) -> MadeReady:
        folder = tmp_path_factory.mktemp("ready")
        serving = _serving(_seeded[0], folder / "instance", port)
        with serving as server, _running(playwright, folder / "profile") as phone:
            words = walk(server, phone, _seeded[1])
            phone.close()
        return MadeReady(playwright, folder, port, words)

    return make


@pytest.fixture(scope="session")
def saras(make_ready: Callable[[Enrol], MadeReady]) -> MadeReady:
    """Sara's phone, made ready by its words alone."""

    def by_words(server: Server, phone: Phone, people: Cast) -> list[str]:
        give_cookie(server, phone, people.sara)
        return enrol(phone.page, server.url, passkey=False)

    return make_ready(by_words)


@pytest.fixture
def ready(saras: MadeReady, tmp_path: Path) -> Iterator[Ready]:
    """Sara's phone, started, locked, with its server."""
    with saras.copy(tmp_path) as ready:
        yield ready


@pytest.fixture(scope="session")
def evas(make_ready: Callable[[Enrol], MadeReady]) -> MadeReady:
    """Eva's phone, made ready with her pictures; her family has a plan."""

    def by_pictures(server: Server, phone: Phone, people: Cast) -> list[str]:
        db = open_database(server.instance / "familjelots.db")
        plan(db, people)
        db.conn.close()
        return draw_pictures(give_cookie(server, phone, people.eva), server.url)

    return make_ready(by_pictures)


@pytest.fixture
def eva(evas: MadeReady, tmp_path: Path) -> Iterator[Ready]:
    """Eva's phone, started, locked, with its server; its words are her pictures."""
    with evas.copy(tmp_path) as ready:
        yield ready


@contextmanager
def _serving(template: Path, instance: Path, port: int) -> Iterator[Server]:
    shutil.copytree(template, instance)
    server = Server(instance, port)
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _running(playwright: Playwright, profile: Path) -> Iterator[Phone]:
    phone = Phone(playwright, profile)
    phone.start()
    try:
        yield phone
    finally:
        phone.kill()


@pytest.fixture
def sign_in(server: Server) -> Callable[[Phone, Person], Page]:
    """Sign a person in on a phone, as after a passkey on a computer."""

    return lambda phone, person: give_cookie(server, phone, person)


def give_cookie(server: Server, phone: Phone, person: Person) -> Page:
    """A computer's session for a person, put into the phone's browser."""
    db = open_database(server.instance / "familjelots.db")
    token, _secret = sessions.start_session(db, person.id, "laptop")
    db.conn.close()
    phone.context.add_cookies([{"name": "sid", "value": token, "url": server.url, "httpOnly": True}])
    return phone.page


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


def enrol(page: Page, url: str, passkey: bool = True, label: str = "Min telefon") -> list[str]:
    """Walk "Gör telefonen redo" as a person does: note the words, write them once, take a passkey or not."""
    page.goto(f"{url}/devices/new")
    page.locator("[data-enrol-start] [name=label]").fill(label)
    page.locator("[data-enrol-start] button").click()
    noted = page.locator("[data-noted]")
    noted.wait_for()
    words = page.locator("[data-drawn=words] li").all_inner_texts()
    noted.click()
    page.locator("[data-step=try] [name=words]").fill(" ".join(words))
    page.locator("[data-step=try] form button").click()
    page.locator("[data-make]" if passkey else "[data-skip]").click()
    poll(page, "!document.querySelector('[data-step=done]')?.hidden", 60)
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


def unlock_by_pictures(page: Page, pictures: list[str]) -> None:
    """Tap the pictures on the lock screen in their order."""
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    other = page.locator("[data-part=other-way]")
    if other.is_visible():
        other.click()
    for picture in pictures:
        page.locator(f"[data-part=secret] [data-picture={picture}]").click()
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


def eventually(page: Page, ready: Callable[[], object], seconds: float = 15) -> None:
    """Wait until something outside the page is true, while the page goes on."""
    for _ in range(int(seconds * 20)):
        if ready():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never became true")


def status(page: Page) -> str:
    """The words of the status line."""
    return page.locator("#status").inner_text()


def journal(server: Server) -> list[dict]:
    """What people have written, oldest first; what a phone tells of its reads may come in between at any time."""
    db = sqlite3.connect(server.instance / "familjelots.db")
    db.row_factory = sqlite3.Row
    rows = [dict(row) for row in db.execute("SELECT * FROM journal WHERE command <> 'report_reads' ORDER BY seq")]
    db.close()
    return rows


def path_of(page: Page) -> str:
    """Where the page is."""
    return urlsplit(page.url).path


OFFER = "#status [data-offer=update]"


def offered(page: Page) -> None:
    """A new version is asked for and offered, after what else the line had to offer."""
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    newer = page.locator("#status [data-offer=newer]")
    eventually(page, lambda: page.locator(OFFER).is_visible() or (newer.is_visible() and newer.click()), 30)

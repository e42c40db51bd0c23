"""The demo behind a real server, and one browser with a context for each role."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.core.db import open_database
from familjelots.demo import seed

from ..phone.browser import chromium
from ..phone.conftest import _seeded, make_ready, port, ready, saras  # noqa: F401 (fixtures)
from ..phone.server import Server, free_port
from . import site, to_look_at

# Who opens pages here. An invited person has spent an invitation and has no passkey yet.
ROLES = {
    "coach": ("Sara", "laptop"),
    "coordinator": ("Lena", "laptop"),
    "family": ("Eva Påhittdal", "laptop"),
    "administrator": ("Alex", "laptop"),
    "invited": ("Maja Provström", "invited"),
    "nobody": (None, None),
}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server with the five families."""
    instance = tmp_path_factory.mktemp("demo")
    with create_app(INSTANCE=str(instance)).app_context():
        seed.fill(instance, None, again=False, say=lambda _words: None)
        db = open_database(instance / "familjelots.db")
        to_look_at.add(db)
        db.conn.close()
    server = Server(instance, free_port())
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FAMILJELOTS_DEMO", "1")
        server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser for all pages."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def as_role(demo: Server, browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """`as_role("coach")`: a context signed in as that role. No service worker: it would stand between page and test."""
    made: dict[str, BrowserContext] = {}

    def context_of(role: str) -> BrowserContext:
        if role not in made:
            made[role] = _context(demo, browser, role)
        return made[role]

    yield context_of
    for context in made.values():
        context.close()


@pytest.fixture
def alone(demo: Server, browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """The same as `as_role`, in a context that nobody shares: for what leaves something on the device."""
    made: list[BrowserContext] = []

    def context_of(role: str) -> BrowserContext:
        made.append(_context(demo, browser, role))
        return made[-1]

    yield context_of
    for context in made:
        context.close()


def _context(demo: Server, browser: Browser, role: str) -> BrowserContext:
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", service_workers="block")
    name, kind = ROLES[role]
    if name and kind:
        context.add_cookies([{"name": "sid", "value": _token(demo, name, kind), "url": demo.url}])
    return context


def _token(demo: Server, name: str, kind: str) -> str:
    db = open_database(demo.instance / "familjelots.db")
    account = db.conn.execute("SELECT id FROM account WHERE name = ?", [name]).fetchone()[0]
    token, _secret = sessions.start_session(db, account, kind)
    db.conn.close()
    return token


@pytest.fixture(scope="session")
def places(demo: Server, as_role: Callable[[str], BrowserContext]) -> list[site.Place]:
    """Every page that there is, as every role that may open it."""
    app = create_app(INSTANCE=str(demo.instance))
    db = sqlite3.connect(demo.instance / "familjelots.db")
    found: list[site.Place] = []
    closed: list[str] = []
    for rule in site.rules(app):
        pages = site.addresses(rule, db)
        tried = [site.open_to(role, as_role(role).request, demo.url, rule, tries) for role in ROLES for tries in pages]
        found += [place for place, _answered in tried if place]
        if not any(answered for _place, answered in tried) and rule.rule not in site.NOT_OPENED:
            closed.append(rule.rule)
    db.close()
    assert closed == [], "pages that nobody can open"
    return found


@pytest.fixture
def names(demo: Server) -> list[str]:
    """Names of people and families, which no title may hold."""
    db = sqlite3.connect(demo.instance / "familjelots.db")
    found = [
        row[0]
        for row in db.execute("SELECT name FROM family UNION SELECT name FROM member UNION SELECT name FROM account")
    ]
    db.close()
    return sorted({word for name in found for word in name.split()})

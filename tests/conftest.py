"""What every test may ask for: a real database in a folder of its own, the cast, a browser-like client for each.

Folders of tests lie in memory where it has room, and those of tests that passed are removed at once.

An empty database, the cast and the app are the same for every test and cost more than most tests do. So a process makes
each of them once: databases are copied into the test's own file, and the app moves into the test's own folder.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Playwright, sync_playwright
from sqlite_utils import Database

from familjelots import create_app
from familjelots.access import reads
from familjelots.accounts import sessions
from familjelots.accounts.person import Person
from familjelots.core import clock, log
from familjelots.core.db import open_database, value
from familjelots.core.migrations import migrate
from familjelots.reminders import settings

from .cast import Cast, make_cast

NOWHERE = "no-folder"
"""Where the app of a process lies before it has moved into a test's folder: a file, in which nothing can be made."""

MEMORY = Path("/dev/shm")
ROOM = 2 * 2**30
"""Bytes; a process of a run holds a seventh of it at most."""
LONGEST = ("core/test_hostile", "pages/", "prove/", "phone/", "security/test_same_answers", "operations/", "house/")
"""What takes minutes. It begins first, so that at the end short files fill what time one process has left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first. With `-n` this needs `--no-loadscope-reorder`: xdist would begin with the most tests."""
    here = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        name = item.path.relative_to(here).as_posix() if item.path.is_relative_to(here) else ""
        return next((number for number, long in enumerate(LONGEST) if name.startswith(long)), len(LONGEST))

    items.sort(key=turn)


def pytest_configure() -> None:
    """Choose where folders of tests lie, unless `--basetemp` or the environment says it.

    The files are real there too, with SQLite's locks, its log and each of its calls. Only nobody waits for a disk: that
    was most of a run, and what others did on the disk could keep a browser waiting beyond any patience.
    """
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """An instance folder of its own."""
    return tmp_path / "instance"


@pytest.fixture(scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database that has been migrated and holds nothing; whole, without a log beside it."""
    folder = tmp_path_factory.mktemp("migrated")
    db = migrate(folder)
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.close()
    return folder / "familjelots.db"


@pytest.fixture
def db(_migrated: Path, instance: Path) -> Database:
    """A migrated, empty database: a file of its own, with the modes that `migrate` gives it and its folder."""
    instance.mkdir(mode=0o700)
    file = instance / "familjelots.db"
    file.touch(mode=0o600)
    shutil.copyfile(_migrated, file)
    return open_database(file)


@pytest.fixture(scope="session")
def _app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The app of this process, with its compiled rules and templates. It lies nowhere yet."""
    nowhere = tmp_path_factory.mktemp("app") / NOWHERE
    nowhere.touch()
    return create_app(INSTANCE=str(nowhere), TESTING=False)


@pytest.fixture
def app(_app: Flask, db: Database, instance: Path) -> Iterator[Flask]:
    """The app on that database. What a test changes of its configuration is undone; of the rest it changes nothing."""
    kept = dict(_app.config)
    move(_app, instance)
    with _app.app_context():
        yield _app
    _app.config.clear()
    _app.config.update(kept)


def move(app: Flask, instance: Path) -> None:
    """Say again what rooms have taken from the configuration as the app was made, for another folder.

    A room that still meant the first folder would fail at its first write; `tests/house/test_moved.py` looks for it.
    """
    app.config.update(INSTANCE=str(instance), DATABASE=str(instance / "familjelots.db"))
    log.configure()
    clock.set_zone(app.config["TIME_ZONE"])
    reads.register(app.config["INSTANCE"])
    settings.configure(app.config)


@pytest.fixture(scope="session")
def _casts(_app: Flask, _migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> "Casts":
    return Casts(_migrated, tmp_path_factory)


class Casts:
    """The cast as it was enrolled into an empty database, once for each moment at which tests hold the clock."""

    def __init__(self, migrated: Path, folders: pytest.TempPathFactory) -> None:
        self._migrated = migrated
        self._folders = folders
        self._made: dict[datetime | None, tuple[Database, Cast]] = {}

    def into(self, db: Database) -> Cast:
        """Put the cast into an empty database."""
        held = clock._fixed.get()
        if held not in self._made:
            self._made[held] = self._make()
        made, cast = self._made[held]
        made.conn.backup(db.conn)
        return Cast(dict(cast.people), dict(cast.families), dict(cast.members), dict(cast.homes))

    def _make(self) -> tuple[Database, Cast]:
        file = self._folders.mktemp("cast") / "familjelots.db"
        shutil.copyfile(self._migrated, file)
        db = open_database(file)
        return db, make_cast(db)


@pytest.fixture
def cast(app: Flask, db: Database, _casts: Casts) -> Cast:
    """Sara, Amir, Lena, Admin, Eva, Per, Maja and their families, also into a database that holds something."""
    untouched = not db.conn.total_changes and value(db, "SELECT 1 FROM journal LIMIT 1") is None
    return _casts.into(db) if untouched else make_cast(db)


@pytest.fixture
def client_of(app: Flask, db: Database) -> Callable[..., FlaskClient]:
    """A signed-in client of a person: `client_of(cast.sara)`. Posts come from the same origin, as a browser says."""

    def sign_in(person: Person, kind: str = "laptop") -> FlaskClient:
        token, _secret = sessions.start_session(db, person.id, kind)
        client = app.test_client()
        client.set_cookie("sid", token)
        client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
        return client

    return sign_in


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One driver for all browsers."""
    with sync_playwright() as driver:
        yield driver

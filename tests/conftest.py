"""What every test may ask for: a real database in a folder of its own, the cast, a browser-like client for each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Playwright, sync_playwright
from sqlite_utils import Database

from familjelots import create_app
from familjelots.accounts import sessions
from familjelots.accounts.person import Person
from familjelots.core.migrations import migrate

from .cast import Cast, make_cast


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """An instance folder of its own."""
    return tmp_path / "instance"


@pytest.fixture
def db(instance: Path) -> Database:
    """A migrated, empty database."""
    return migrate(instance)


@pytest.fixture
def app(db: Database, instance: Path) -> Iterator[Flask]:
    """The app on that database."""
    app = create_app(INSTANCE=str(instance), TESTING=False)
    with app.app_context():
        yield app


@pytest.fixture
def cast(app: Flask, db: Database) -> Cast:
    """Sara, Amir, Lena, Admin, Eva, Per, Maja and their families."""
    return make_cast(db)


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

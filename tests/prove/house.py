"""The real app on a real SQLite file, in this process. It can die at any point, and rises from the disk."""

import io
import json
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Flask
from sqlite_utils import Database

from familjelots import create_app
from familjelots.core import clock, commands, db
from familjelots.core.migrations import migrate
from familjelots.core.web import database

from .seeds import Seeds, sow

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DEATHS = ("before_begin", "in_transaction", "before_commit", "after_commit")
FILES = ("familjelots.db", "familjelots.db-wal")


class Death(BaseException):
    """The server's process is gone. Nothing that catches exceptions may catch this one."""


class Mortal(sqlite3.Connection):
    """A connection whose process may die around a statement."""

    house: "House | None" = None
    writes = 0

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        """Run a statement, unless the process dies before or after it."""
        house = self.house
        if house is None or house.doom is None:
            return super().execute(sql, *values)
        word = sql.lstrip()[:6]
        if (word, house.doom) in (("BEGIN ", "before_begin"), ("COMMIT", "before_commit")):
            house.die()
        if word in ("INSERT", "UPDATE") and house.doom == "in_transaction":
            self.writes += 1
            if self.writes >= house.doom_after:
                house.die()
        done = super().execute(sql, *values)
        if (word, house.doom) == ("COMMIT", "after_commit"):
            house.die()
        return done


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON, None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


@dataclass
class House:
    """One server for one history."""

    app: Flask
    folder: Path
    template: Path
    seeds: Seeds
    now: datetime = START
    doom: str | None = None
    doom_after: int = 1
    deaths: int = 0
    read: dict[str, tuple[dict[str, str], dict[str, str]]] = field(default_factory=dict)
    _connection: Mortal | None = field(default=None, repr=False)

    def begin(self) -> None:
        """Start a history from the template."""
        self._close()
        self._clean(self.folder)
        shutil.copyfile(self.template, self.folder / FILES[0])
        self.now, self.doom, self.deaths = START, None, 0
        self._open()

    @property
    def db(self) -> Database:
        """The server's own connection."""
        self._open()
        return database._local.opened[1]

    def wait(self, much: timedelta) -> None:
        """Time passes."""
        self.now += much

    def ask(
        self, method: str, target: str, headers: dict[str, str], body: bytes = b"", length: int | None = None
    ) -> Answer | None:
        """One request; None when the server died over it. `length` is what the head says of the body."""
        self._open()
        try:
            with clock.at(self.now):
                return self._wsgi(method, target, headers, body, len(body) if length is None else length)
        except Death:
            self._rise()
            return None
        finally:
            self.doom = None

    def _wsgi(self, method: str, target: str, headers: dict[str, str], body: bytes, length: int) -> Answer:
        parts = urlsplit(target)
        environ = {
            "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": parts.path, "QUERY_STRING": parts.query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost",
            "wsgi.version": (1, 0), "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
            "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
            "HTTP_SEC_FETCH_SITE": "same-origin", "REMOTE_ADDR": "127.0.0.1", "CONTENT_LENGTH": str(length),
        }  # fmt: skip
        for name, value in headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
        told: list[Any] = []

        def start(status: str, given: list[tuple[str, str]], _problem: Any = None, /) -> Any:
            told.extend((status, given))

        answered = self.app.wsgi_app(environ, start)
        try:
            content = b"".join(answered)
        finally:
            close = getattr(answered, "close", None)
            if close:
                close()
        return Answer(int(told[0][:3]), {name.lower(): value for name, value in told[1]}, content)

    def die(self) -> None:
        """The process is gone: what the disk holds now is all that is left."""
        self.doom = None
        self.deaths += 1
        left = self.folder / "left"
        left.mkdir(exist_ok=True)
        for name in FILES:
            if (self.folder / name).exists():
                shutil.copyfile(self.folder / name, left / name)
        raise Death

    def _rise(self) -> None:
        self._close()
        self._clean(self.folder)
        for name in FILES:
            if (self.folder / "left" / name).exists():
                (self.folder / "left" / name).rename(self.folder / name)
        self._open()

    def _open(self) -> None:
        path = self.app.config["DATABASE"]
        if self._connection is None:
            made = sqlite3.connect(
                path, isolation_level=None, cached_statements=256, check_same_thread=False, factory=Mortal
            )
            db.prepare(made)
            made.house = self
            self._connection = made
            database._local.opened = (path, Database(made))
            commands._forms.__dict__.clear()

    def _close(self) -> None:
        database._local.opened = None
        if self._connection is not None:
            self._connection.house = None
            self._connection.close()
        self._connection = None

    @staticmethod
    def _clean(folder: Path) -> None:
        for old in folder.glob("familjelots.db*"):
            old.unlink()


_built: list[House] = []


def the_house() -> House:
    """This process's house, built once: the app, and a template of the file with which every history begins."""
    if not _built:
        memory = Path("/dev/shm")
        folder = Path(tempfile.mkdtemp(prefix="prove-", dir=memory if memory.is_dir() else None))
        _built.append(_build(folder))
    return _built[0]


def _build(folder: Path) -> House:
    made = migrate(folder)
    app = create_app(INSTANCE=str(folder))
    structlog.configure(processors=[_silence])
    with app.app_context(), clock.at(START):
        seeds = sow(made)
    made.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made.conn.close()
    template = folder / "template"
    shutil.copyfile(folder / FILES[0], template)
    return House(app, folder, template, seeds)


def _silence(*_event: Any) -> Any:
    """Entries that are parked by the thousand need not be told by the thousand."""
    raise structlog.DropEvent


def pull_down() -> None:
    """Remove what this process has built."""
    while _built:
        house = _built.pop()
        house._close()
        shutil.rmtree(house.folder, ignore_errors=True)

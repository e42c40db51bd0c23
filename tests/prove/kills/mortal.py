"""The served app, whose process group kills itself at the point that the file `doom` in its instance names."""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from flask import Flask

from familjelots import create_app
from familjelots.core import db
from familjelots.core.web import assets

from .bugs import plant

HELD = "FAMILJELOTS_HELD_POINTS"
HOOKS = Path(__file__).parent / "held.js"
POINTS = ("before_begin", "in_transaction", "after_commit", "in_reply")
REPLY_UNDER_WAY_SECONDS = 0.05
_now = threading.local()


def house() -> Flask:
    """The app, mortal only while it takes a phone's outbox."""
    doom = Path(os.environ["FAMILJELOTS_INSTANCE"]) / "doom"
    db.Connection = _mortal(doom)
    assets.without_notes = _served
    app = create_app()
    app.wsgi_app = _Watched(app.wsgi_app, doom)
    return app


def _served(name: str) -> str:
    """A module as phones get it, perhaps with a planted bug, or with points to be held at."""
    source = plant(name, (assets.STATIC / name).read_text(encoding="utf-8"))
    hooks = HOOKS.read_text() if name == "js/app.js" and os.environ.get(HELD) else ""
    return assets.NOTES.sub("", hooks + source)


def _mortal(doom: Path) -> type[sqlite3.Connection]:
    class Mortal(db.Connection):
        """Dies around the statements of an outbox's transaction."""

        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            """One statement."""
            if not getattr(_now, "sending", False):
                return super().execute(sql, *values)
            if sql.startswith("BEGIN"):
                _die_at("before_begin", doom)
            done = super().execute(sql, *values)
            if sql.startswith("INSERT"):
                _die_at("in_transaction", doom)
            if sql == "COMMIT":
                _die_at("after_commit", doom)
            return done

    return Mortal


class _Watched:
    """Knows when an outbox is being taken, and can die with half of the answer sent."""

    def __init__(self, app: Callable, doom: Path) -> None:
        self.app, self.doom = app, doom

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """One request."""
        _now.sending = environ["PATH_INFO"] == "/outbox"
        answer = self.app(environ, start_response)
        return _half(b"".join(answer), self.doom) if _now.sending and _is(self.doom, "in_reply") else answer


def _half(body: bytes, doom: Path) -> Iterator[bytes]:
    yield body[: len(body) // 2]
    time.sleep(REPLY_UNDER_WAY_SECONDS)
    _die_at("in_reply", doom)


def _is(doom: Path, point: str) -> bool:
    return doom.exists() and doom.read_text() == point


def _die_at(point: str, doom: Path) -> None:
    if _is(doom, point):
        doom.unlink()
        os.killpg(0, signal.SIGKILL)

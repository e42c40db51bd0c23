"""A push service on loopback, phones that opted in, and things that are due."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlite_utils import Database

from familjelots.core import clock
from familjelots.reminders import settings
from familjelots.reminders.subscribe import subscribe
from familjelots.reminders.sweep import Swept, sweep

from ..cast import Cast, must, named
from .push_service import Browser, PushService

DAY = "2026-11-24"
EIGHT = datetime(2026, 11, 24, 7, 0, 30, tzinfo=UTC)
"""Half a minute past eight, by the clock on the wall."""


@pytest.fixture
def service(app: Flask) -> Iterator[PushService]:
    """A push service that this installation knows as its own."""
    with PushService() as running:
        settings.configure({**app.config, "PUSH_HOSTS_EXTRA": running.host})
        yield running


@pytest.fixture
def phone_of(db: Database, service: PushService) -> Callable[..., Browser]:
    """A person opts in on a phone: `phone_of(cast.eva)`."""

    def opt_in(who: Any, name: str = "") -> Browser:
        browser = Browser(name or who.name)
        browser.subscription = subscribe(db, who, service.endpoint(browser.name), **browser.keys())  # type: ignore[attr-defined]
        return browser

    return opt_in


@pytest.fixture
def step(db: Database, cast: Cast) -> Callable[..., str]:
    """Someone promises a step: `step("eva")`, due on the day unless said otherwise."""

    def promise(doer: str, due: str = DAY, text: str = "Prova bildschemat") -> str:
        id = named(f"step {doer} {due} {text}")
        who = f"member:{cast.members[doer]}" if doer in cast.members else doer
        fields = {"id": id, "text": text, "doer": who, "due": due}
        must(db, cast.sara, "add_step", fields, family_id=cast.families["pahittdal"])
        return id

    return promise


@pytest.fixture
def remind(db: Database) -> Callable[..., Swept]:
    """One sweep at a moment, by default just past eight on the day."""

    def at(moment: datetime = EIGHT, send: Any = None) -> Swept:
        with clock.at(moment):
            return sweep(db, send)

    return at

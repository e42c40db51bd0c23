"""A subscription made by a real browser gets what the sweep sent; its worker shows it; a tap opens the right page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlite_utils import Database

from familjelots.core import clock
from familjelots.core.db import open_database, row
from familjelots.reminders import deliver, settings
from familjelots.reminders.due import make_due
from familjelots.reminders.keys import public_key
from familjelots.reminders.send import sender
from familjelots.reminders.sweep import Swept, sweep

from ...cast import Cast, must, named
from ..kills.fox import FoxHandset, Tab, make_ready, poll
from ..kills.marionette import Firefox
from ..kills.prepared import seeded
from .autopush import Autopush

WORDS = "Ring kanariefågeln"
SHOWN = """() => navigator.serviceWorker.getRegistration().then((one) => one.getNotifications())
    .then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))"""
ALERTS = "[...Services.wm.getEnumerator('alert:alert')]"
TAP = f"{ALERTS}[0].document.getElementById('alertBox').click()"
ZONE = ZoneInfo("Europe/Stockholm")


@dataclass
class World:
    """Sara's Firefox with reminders on, the database, and the push service between them."""

    handset: FoxHandset
    service: Autopush
    db: Database
    cast: Cast
    moment: datetime

    def due(self, name: str) -> None:
        """Sara has promised something for today."""
        fields = {"id": named(name), "text": WORDS, "doer": "coach", "due": self.moment.date().isoformat()}
        must(self.db, self.cast.sara, "add_step", fields, family_id=self.cast.families["pahittdal"])

    def sweep(self, minutes: int = 0) -> Swept:
        """`familjelots remind`, some minutes after eight."""
        with clock.at(self.moment + timedelta(minutes=minutes)):
            return sweep(self.db)

    def dies_before_it_knows(self) -> None:
        """A sweep whose process ends between the sending and the answer."""
        told = settings.settings()
        with clock.at(self.moment):
            make_due(self.db, public_key(told.instance))
            for claimed in deliver.claim(self.db) or []:
                assert sender(told)(claimed.delivery, claimed.message).status == 201

    @property
    def tab(self) -> Tab:
        """Its first tab."""
        return self.handset.tabs[0]


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    moment = datetime.combine(datetime.now(ZONE).date(), time(8, 1), ZONE)
    with Autopush() as service:
        monkeypatch.setenv("FAMILJELOTS_PUSH_HOSTS_EXTRA", service.host)
        prefs = {
            "dom.push.serverURL": service.url, "dom.push.testing.allowInsecureServerURL": True,
            "dom.push.connection.enabled": True, "permissions.default.desktop-notification": 1,
            "alerts.useSystemBackend": False,
        }  # fmt: skip
        with seeded(tmp_path) as (prepared, server):
            told = {"INSTANCE": str(server.instance), "APP_NAME": "Lots", "PUSH_CONTACT": "mailto:push@example.se"}
            settings.configure({**told, "PUSH_HOSTS_EXTRA": service.host})
            firefox = Firefox(tmp_path / "sara", prefs)
            words = make_ready(server, firefox, prepared.cast.sara.id)
            handset = FoxHandset(firefox, server.url, words)
            db = open_database(server.instance / "familjelots.db")
            try:
                _turn_on(handset)
                yield World(handset, service, db, prepared.cast, moment)
            finally:
                firefox.kill()
                db.conn.close()


def _turn_on(handset: FoxHandset) -> None:
    handset.start("/reminders")
    handset.unlock()
    [tab] = handset.tabs
    poll(tab, "document.querySelector('form[data-push-on] button')?.checkVisibility()")
    tab.press("form[data-push-on] button")
    poll(tab, "document.querySelector('[data-push-when=on]')?.checkVisibility()")


def test_what_was_sent_is_shown_once_without_a_word_of_what_it_is_about_and_a_tap_opens_the_family(world):
    world.due("today")
    world.dies_before_it_knows()
    assert world.sweep(minutes=5).sent == 1
    assert world.service.posts == 2
    poll(world.tab, f"({SHOWN})().then((all) => all.length > 0)")
    [shown] = world.tab.evaluate(SHOWN)
    assert (shown["title"], shown["body"]) == ("Lots", "Du har en påminnelse")
    world.handset.phone.in_chrome(TAP)
    family = world.cast.families["pahittdal"]
    poll(world.tab, f"location.pathname === '/families/{family}'")
    poll(world.tab, f"document.querySelector('main').innerText.includes('{WORDS}')")  # the kept page is shown first


def test_what_was_sent_while_the_browser_was_closed_comes_with_its_next_start(world):
    world.handset.phone.close()
    world.due("today")
    assert world.sweep().sent == 1
    world.handset.start("/today")
    poll(world.tab, f"({SHOWN})().then((all) => all.length === 1)", 60)


def test_a_subscription_that_the_service_has_ended_is_forgotten(world):
    world.service.channels.clear()
    world.due("today")
    assert world.sweep().gone == 1
    assert row(world.db, "SELECT ended_why FROM push_subscription") == {"ended_why": "gone"}

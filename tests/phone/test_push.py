"""A reminder from the database to the screen: opted in on the page, sent by the sweep, shown by the worker, tapped.

Chromium's own push service is out of a test's reach, so `pushManager.subscribe` is stubbed and the message is given
to the worker by DevTools. Encryption, signature and the way to a push service are proved in tests/reminders.
"""

import json
import re
from datetime import datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from familjelots.core import clock
from familjelots.core.db import rows
from familjelots.reminders import settings
from familjelots.reminders.send import Answer
from familjelots.reminders.sweep import sweep

from ..cast import must, named
from ..reminders.push_service import Browser
from .browser import poll
from .conftest import arrived, unlock

STUB = (Path(__file__).parent / "push_manager.js").read_text()
ENDPOINT = "https://fcm.googleapis.com/fcm/send/a-test"


@pytest.fixture
def server(ready):
    """Sara's phone is made ready already."""
    return ready.server


@pytest.fixture
def phone(ready):
    """It is hers."""
    return ready.phone


@pytest.fixture
def moment():
    """Today, a minute past eight."""
    return datetime.combine(datetime.now(ZoneInfo("Europe/Stockholm")).date(), time(8, 1), ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def db(db, server):
    """The server's database, for a sweep in this process."""
    settings.configure({"INSTANCE": str(server.instance), "APP_NAME": "Lots", "PUSH_CONTACT": "mailto:push@example.se"})
    return db


@pytest.fixture
def promised(db, people, moment):
    """Sara has promised something for today."""
    fields = {"id": named("today"), "text": "Ring kanariefågeln", "doer": "coach", "due": moment.date().isoformat()}
    must(db, people.sara, "add_step", fields, family_id=people.families["pahittdal"])


@pytest.fixture
def opted_in(server, phone, ready, promised):
    """Sara's phone with reminders on; returns her words."""
    page = _with_push(server, phone)
    page.goto(f"{server.url}/reminders")
    unlock(page, ready.words)
    page.get_by_role("button", name="Slå på påminnelser").click()
    poll(page, "!document.querySelector('[data-push-when=on]')?.hidden")
    return ready.words


def _with_push(server, phone):
    phone.context.grant_permissions(["notifications"], origin=server.url)
    told = json.dumps({"endpoint": ENDPOINT, "keys": Browser("phone").keys()})
    phone.context.add_init_script(f"const SUBSCRIPTION = {told};\n{STUB}")
    return phone.page


def _sweep(db, moment):
    """What the sweep sends, instead of to the push service."""
    sent = []

    def send(subscription, message):
        sent.append((subscription["endpoint"], message.data))
        return Answer(201)

    with clock.at(moment):
        sweep(db, send)
    return sent


def _deliver(phone, server, data):
    """Hand a message to the worker, as the browser does when its push service has one; what it shows then.

    Chromium forgets a notification that is asked for while it is on its way to the screen: so ask seldom, and deliver
    again, as a push service does. The same tag is the same notification.
    """
    message = {"origin": server.url, "registrationId": _registration(phone), "data": data}
    for _try in range(5):
        phone.cdp.send("ServiceWorker.deliverPushMessage", message)
        phone.page.wait_for_timeout(1500)
        shown = phone.page.evaluate(SHOWN)
        if shown:
            return shown
    raise AssertionError("the worker showed nothing")


def _registration(phone):
    """Of the worker, which DevTools tells once."""
    poll(phone.page, "navigator.serviceWorker.ready.then((registration) => registration.active?.state === 'activated')")
    registered = []
    phone.cdp.on("ServiceWorker.workerRegistrationUpdated", lambda told: registered.extend(told["registrations"]))
    phone.cdp.send("ServiceWorker.disable")
    phone.cdp.send("ServiceWorker.enable")
    while not registered:
        phone.page.wait_for_timeout(20)
    return registered[-1]["registrationId"]


SHOWN = """(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration.getNotifications()).map(({title, body, tag, data}) => ({title, body, tag, data}));
})()"""

TAP = """async () => {
  const [notification] = await self.registration.getNotifications();
  const event = new NotificationEvent("notificationclick", { notification });
  self.dispatchEvent(event);
}"""


def _tap(phone):
    """A tap on the notification that is shown, as the worker hears of it."""
    [worker] = phone.context.service_workers
    worker.evaluate(TAP)


def test_a_reminder_is_shown_neutrally_and_opens_its_page_after_unlocking(server, phone, people, db, opted_in, moment):
    [(endpoint, data)] = _sweep(db, moment)
    assert endpoint == ENDPOINT
    page = phone.page
    page.goto(f"{server.url}/")  # locked again: a new document knows no key
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    [notification] = _deliver(phone, server, data)
    assert (notification["title"], notification["body"]) == ("Lots", "Du har en påminnelse")
    assert re.fullmatch(r"/r/[\w-]{20,}", notification["data"]["navigate"])
    assert "kanarie" not in json.dumps(notification)
    _tap(phone)
    page.wait_for_timeout(200)
    unlock(page, opted_in)
    arrived(page, f"/families/{people.families['pahittdal']}")
    poll(page, "document.querySelector('h1').textContent.includes('Påhittdal')")


def test_an_address_opened_by_itself_leads_on_after_unlocking_and_without_network_to_the_app(
    server, phone, people, db, opted_in, moment
):
    [(_endpoint, data)] = _sweep(db, moment)
    address = server.url + json.loads(data)["notification"]["navigate"]
    page = phone.page
    page.goto(address)
    assert page.title().startswith("Låst")
    unlock(page, opted_in)
    poll(page, f"location.pathname === '/families/{people.families['pahittdal']}'")
    poll(page, "document.querySelector('h1').textContent.includes('Påhittdal')")
    server.stop()
    page.goto(address)
    unlock(page, opted_in)
    page.locator("main a").first.click()
    arrived(page, "/today")


def test_what_was_put_away_is_not_shown_again_when_its_sender_sends_it_twice(server, phone, db, opted_in, moment):
    [(_endpoint, data)] = _sweep(db, moment)
    [notification] = _deliver(phone, server, data)
    _tap(phone)
    phone.page.wait_for_timeout(500)
    assert phone.page.evaluate(SHOWN) == []
    with pytest.raises(AssertionError, match="showed nothing"):
        _deliver(phone, server, data)
    other = json.loads(data)
    other["notification"]["tag"] = "another"
    [shown] = _deliver(phone, server, json.dumps(other))
    assert (notification["tag"], shown["tag"]) == (json.loads(data)["notification"]["tag"], "another")


def test_later_asks_when_and_saves_it(server, phone, db, people, opted_in, moment):
    [(_endpoint, data)] = _sweep(db, moment)
    page = phone.page
    page.goto(server.url + json.loads(data)["notification"]["actions"][0]["navigate"])
    unlock(page, opted_in)
    page.get_by_role("button", name="I morgon").click()
    arrived(page, "/reminders")
    assert [
        one["kind"] for one in rows(db, "SELECT kind FROM reminder JOIN reminder_snooze ON reminder.id = reminder")
    ] == ["step"]


def test_a_tapped_reminder_never_takes_a_half_written_form(server, phone, people, db, opted_in, moment):
    [(_endpoint, data)] = _sweep(db, moment)
    page = phone.page
    other = f"/families/{people.families['provstrom']}"
    page.goto(server.url + other)
    unlock(page, opted_in)
    page.locator(f"#note-{people.families['provstrom']}").fill("Halvfärdigt")
    _deliver(phone, server, data)
    _tap(phone)
    offer = page.locator("#status [data-offer=reminder]")
    offer.wait_for()
    assert urlsplit(page.url).path == other
    assert page.locator(f"#note-{people.families['provstrom']}").input_value() == "Halvfärdigt"
    offer.click()
    arrived(page, f"/families/{people.families['pahittdal']}")
    page.goto(server.url + other)
    unlock(page, opted_in)
    poll(page, f"document.getElementById('note-{people.families['provstrom']}').value === 'Halvfärdigt'")


def test_off_is_off_at_once(phone, db, opted_in, moment):
    page = phone.page
    page.get_by_role("button", name="Stäng av").click()
    poll(page, "!document.querySelector('[data-push-when=ready]')?.hidden")
    assert rows(db, "SELECT ended_why FROM push_subscription") == [{"ended_why": "off"}]
    assert page.evaluate("window.unsubscribed") is True
    assert _sweep(db, moment + timedelta(minutes=1)) == []


def test_a_phone_that_says_no_is_told_how_to_change_its_mind(server, phone, ready):
    page = _with_push(server, phone)
    phone.context.clear_permissions()
    phone.cdp.send("Browser.setPermission", {"permission": {"name": "notifications"}, "setting": "denied"})
    page.goto(f"{server.url}/reminders")
    unlock(page, ready.words)
    poll(page, "!document.querySelector('[data-push-when=blocked]')?.hidden")

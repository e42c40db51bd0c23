"""Room on the phone: asked about beforehand, said aloud, and words come before pages when there is none."""

import pytest

from .browser import poll
from .conftest import arrived, eventually, journal, status

ALL_HOME = "document.querySelector('#status').textContent.startsWith('Allt är mottaget')"
WAITS = "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 1 ')"
COUNT = """async store => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const [{name}] = await indexedDB.databases();
    return asked((await asked(indexedDB.open(name))).transaction(store).objectStore(store).count());
}"""
# A phone's own limits cannot be set from outside: Chromium tells pages of ten gigabytes whatever there is.
NO_PAGES = """() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...values) {
        if (this.name === "pages") throw new DOMException("No room", "QuotaExceededError");
        return put.apply(this, values);
    };
}"""
LITTLE_ROOM = "() => { navigator.storage.estimate = async () => ({ quota: 9_000_000, usage: 4_000_000 }); }"
A_DAY_LATER = "() => { const now = Date.now; Date.now = () => now() + 25 * 3600 * 1000; }"


@pytest.fixture
def family(people):
    return people.families["pahittdal"]


def sent(ready):
    return [row for row in journal(ready.server) if row["command"] == "write_note"]


def write(page, family, text):
    page.locator(f"#note-{family}").fill(text)
    page.get_by_role("button", name="Spara anteckningen").click()


def test_a_phone_with_no_room_for_pages_still_sends_all_that_is_written(ready, family):
    page = ready.open(f"/families/{family}")
    poll(page, ALL_HOME)
    page.evaluate(NO_PAGES)
    for number, text in enumerate(("Första.", "Andra."), 1):
        write(page, family, text)
        eventually(page, lambda most=number: len(sent(ready)) == most, 20)
        poll(page, "!document.querySelector('#status').textContent.startsWith('Sparat')", 20)
    for store in ("outbox", "pages"):
        eventually(page, lambda store=store: page.evaluate(COUNT, store) == 0, 20)


def test_what_has_waited_for_more_than_a_day_is_said(ready, family):
    page = ready.open(f"/families/{family}")
    poll(page, ALL_HOME)
    ready.server.stop()
    write(page, family, "Första.")
    poll(page, WAITS)
    page.evaluate(A_DAY_LATER)
    write(page, family, "Andra.")
    poll(page, "document.querySelector('#status').textContent.startsWith('2 är inte skickade, den äldsta sedan ')")
    assert status(page).endswith("Öppna appen där det finns nät.")
    ready.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, ALL_HOME, 20)


def test_little_room_is_said_before_a_visit_and_where_one_gets_ready(ready, family):
    page = ready.open(f"/families/{family}/visits/new")
    assert page.locator("[data-little-room]").is_hidden()
    page.evaluate(LITTLE_ROOM)
    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    page.go_back()
    arrived(page, f"/families/{family}/visits/new")
    page.locator("[data-little-room]").wait_for()
    page.get_by_role("link", name="Idag").click()
    arrived(page, "/today")
    page.locator("[data-ready-all] summary").click()
    poll(page, "document.querySelector('[data-ready=room][data-state=no]')?.innerText.includes('nästan full')")
    poll(page, "document.querySelector('[data-ready=storage]')?.innerText.startsWith('Telefonen ')")

"""Whatever the network answers, an entry leaves the phone only on the server's own receipt for it."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from .browser import poll
from .conftest import eventually, journal, status

KEPT = """async () => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const [{name}] = await indexedDB.databases();
    return asked((await asked(indexedDB.open(name))).transaction('pages').objectStore('pages').count());
}"""
FULL = """() => {
    const { add, clear } = IDBObjectStore.prototype;
    let full = true;
    IDBObjectStore.prototype.add = function (...values) {
        if (full) throw new DOMException("No room", "QuotaExceededError");
        return add.apply(this, values);
    };
    IDBObjectStore.prototype.clear = function () {
        full = false;
        return clear.apply(this);
    };
}"""
WAITS = "Sparat på den här telefonen – 1 "


@pytest.fixture
def writing(ready, people) -> Callable[..., Page]:
    """Sara's phone, unlocked on a family's page, with the network still fair."""
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')")

    def write(text: str = "En mening.") -> Page:
        page.locator(f"#note-{family}").fill(text)
        page.get_by_role("button", name="Spara anteckningen").click()
        poll(page, f"document.getElementById('note-{family}').value === ''")
        return page

    return write


def answer(status_code: int, body: str = "", **headers: str) -> Callable[[Route], None]:
    """An answer that is not the server's."""
    return lambda route: route.fulfill(status=status_code, body=body, headers=headers)


def wrong_receipt(route: Route) -> None:
    """A receipt for something else."""
    other = {"op": "11111111-1111-4111-8111-111111111111", "status": 201, "outcome": "applied", "affects": []}
    route.fulfill(status=200, content_type="application/json", body=json.dumps({"receipts": [other]}))


@pytest.mark.parametrize(
    "handler",
    [
        answer(200, "<h1>Välkommen till caféets nät</h1>", **{"content-type": "text/html"}),
        answer(302, location="/sign-in"),
        wrong_receipt,
        answer(503),
        answer(429),
        answer(404),
        answer(405),
        answer(401),
        answer(403),
        lambda route: route.abort(),
    ],
    ids=["portal", "redirect", "wrong receipt", "503", "429", "404", "405", "401", "403", "cut"],
)
def test_a_foreign_answer_keeps_the_entry_until_the_real_one(ready, writing, handler):
    ready.phone.context.route("**/outbox", handler)
    page = writing()
    poll(page, f"document.querySelector('#status').textContent.startsWith('{WAITS}')")
    page.wait_for_timeout(300)
    assert status(page).startswith(WAITS)
    ready.phone.context.unroute("**/outbox")
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    assert [row["outcome"] for row in journal(ready.server) if row["command"] == "write_note"] == ["applied"]


def test_a_lost_answer_is_asked_for_again_and_counts_once(ready, writing):
    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    ready.phone.context.route("**/outbox", lose, times=1)
    page = writing()
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    assert len([row for row in journal(ready.server) if row["command"] == "write_note"]) == 1


def test_an_entry_too_large_is_held_and_blocks_nobody(ready, writing):
    def refuse_large(route: Route) -> None:
        if "Stor" in (route.request.post_data or ""):
            route.fulfill(status=413)
        else:
            route.continue_()

    ready.phone.context.route("**/outbox", refuse_large)
    writing("Stor mening.")
    page = writing("Liten mening.")
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    eventually(page, lambda: len([row for row in journal(ready.server) if row["command"] == "write_note"]) == 1)
    assert "Stor mening." in page.locator("main").inner_text()


def test_a_double_tap_is_one_operation(ready, writing):
    page = writing()
    eventually(page, lambda: [row for row in journal(ready.server) if row["command"] == "write_note"])
    page.evaluate(
        """() => { const form = document.querySelector('form[data-form=write_note]');
        form.elements.text.value = 'Två tryck.'; form.requestSubmit(); form.requestSubmit(); }"""
    )
    eventually(page, lambda: len([row for row in journal(ready.server) if row["command"] == "write_note"]) >= 2)
    page.wait_for_timeout(500)
    assert len([row for row in journal(ready.server) if row["command"] == "write_note"]) == 2


def test_two_tabs_send_each_entry_once(ready, writing):
    page = writing("Från den första fliken.")
    other = ready.phone.context.new_page()
    other.goto(page.url)
    eventually(page, lambda: [row for row in journal(ready.server) if row["command"] == "write_note"])
    page.wait_for_timeout(500)
    assert len([row for row in journal(ready.server) if row["command"] == "write_note"]) == 1


def test_a_held_entry_can_be_copied(ready, writing):
    ready.phone.context.route("**/outbox", answer(413))
    page = writing("För lång för servern.")
    page.locator("#status [data-offer=look]").click()
    page.locator("[data-attention-item] [data-copy-text]").wait_for()
    assert page.locator("[data-attention-item] [data-copy-text]").inner_text() == "För lång för servern."


def test_a_full_phone_drops_kept_pages_and_never_what_was_written(ready, writing):
    page = ready.page
    ready.server.stop()
    writing("Skriven när det fanns plats.")
    page.evaluate(FULL)
    writing("Skriven på en full telefon.")
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 2 ')")
    assert page.evaluate(KEPT) == 0
    ready.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    eventually(page, lambda: len([row for row in journal(ready.server) if row["command"] == "write_note"]) == 2)
    eventually(page, lambda: page.evaluate(KEPT) > 3)

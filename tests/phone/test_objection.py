"""M5 on Eva's own phone without network: what was written is not right, and her words stand beside it."""

import sqlite3

from ..cast import named
from .browser import has, poll
from .conftest import arrived, journal, unlock_by_pictures


def test_m5_eva_objects_adds_and_takes_back_without_network_and_it_gets_home(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    server.stop()
    page = phone.page
    page.goto(f"{server.url}/our-visits")
    unlock_by_pictures(page, pictures)
    arrived(page, "/our-visits")
    visit = page.locator(f"[data-of=visit-{named('visit')}]")
    visit.locator("details.edit > summary").click()
    for words in ("Vi åt inte frukost då.", "Det var lunch."):
        visit.locator("textarea").fill(words)
        visit.get_by_role("button", name="Spara").click()
        has(page, f"[id='objections-{named('visit')}'] [data-field=text]", words)
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 2 ')")
    visit.locator(".objection", has_text="Vi åt inte frukost").get_by_role("button", name="Ta tillbaka det").click()
    has(page, ".objection[data-state=withdrawn]", "Du har tagit tillbaka det.")
    assert "kanarie" not in page.content()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    sent = [(row["command"], row["outcome"]) for row in journal(server)][-3:]
    assert sent == [(name, "applied") for name in ("object_to_visit", "object_to_visit", "withdraw_objection")]
    db = sqlite3.connect(server.instance / "familjelots.db")
    assert db.execute("SELECT text FROM objection ORDER BY rowid").fetchall() == [
        ("Vi åt inte frukost då.",),
        ("Det var lunch.",),
    ]
    db.close()
    has(page, ".objection[data-state=stands]", "Det var lunch.")
    assert "Vi åt inte frukost då." not in page.locator("main").inner_text()

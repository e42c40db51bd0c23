"""A partner is asked at a table without network; the link is made when there is network again, and answered."""

import re
from datetime import timedelta
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from familjelots.core import clock
from familjelots.core.db import open_database

from ..cast import must, named
from ..families.people import answer, ask, custody
from .browser import poll
from .conftest import journal


@pytest.fixture
def family(ready, people):
    """Påhittdal, whose school may be told."""
    db = open_database(ready.server.instance / "familjelots.db")
    custody(db, people, "ture", "eva")
    asked = ask(db, people, ["ture"], ["steps"], template="school", organisation="Påhittskolan", person="Kim")
    answer(db, people, asked, "eva")
    step = {"id": named("room"), "text": "Ordna ett tyst rum", "doer": "other", "doer_name": "mentorn"}
    must(db, people.sara, "add_step", step, family_id=people.families["pahittdal"])
    db.conn.close()
    return people.families["pahittdal"]


def test_d5_a_school_is_asked_without_network_and_answers_by_its_link(ready, family):
    server, page = ready.server, ready.open_with_all(f"/families/{family}/partners")
    poll(page, "document.querySelector('[data-form=ask_partner]') !== null", 20)
    server.stop()
    page.get_by_text("Fråga en samverkanspart").click()
    form = page.locator("[data-form=ask_partner]")
    form.locator("[name=receiver]").select_option(label="Påhittskolan")
    form.locator("[name=contact]").fill("Kim")
    form.locator("[name=question]").fill("Hur går fredagarna?")
    form.get_by_text("Ordna ett tyst rum").click()
    form.locator("[name=until_day]").fill((clock.today() + timedelta(days=20)).isoformat())
    form.get_by_role("button", name="Spara frågan").click()
    poll(page, f"document.querySelector('#questions-{family}').textContent.includes('Hur går fredagarna?')")
    assert page.locator(f"#questions-{family} [data-field=receiver]").first.inner_text() == "Påhittskolan"
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-1] == ("ask_partner", "applied")
    page.get_by_role("link", name="Länk och kod").first.click()
    page.get_by_role("button", name="Gör länk och kod").click()
    page.locator(".code").wait_for()
    address, code = page.locator("main code").inner_text(), page.locator(".code").inner_text()
    _kim_answers(address, code)
    page.get_by_role("link", name="Titta på det här").click()
    poll(page, "document.querySelector('main').textContent.includes('Bättre för varje vecka.')", 20)
    page.locator("main").get_by_role("link", name="Samverkan").click()
    page.get_by_text("Skriv ner vad de sa").first.wait_for()
    server.stop()
    page.get_by_text("Skriv ner vad de sa").first.click()
    page.locator("[data-form=note_answer] [name=answer]").fill("Kim ringde: bra igen.")
    page.get_by_role("button", name="Spara svaret").click()
    poll(page, "document.querySelector('.timeline [data-field=answer]')?.textContent === 'Kim ringde: bra igen.'")
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('main').textContent.includes('nedskrivet av Sara')", 20)


def _kim_answers(address, code):
    """Another computer, that knows nothing but forms."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    browser.addheaders = [("Sec-Fetch-Site", "same-origin")]
    page = browser.open(address, urlencode({"code": code}).encode()).read().decode()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    told = fields | {"steps-0-status": "done", "answer": "Bättre för varje vecka."}
    browser.open(f"{address}/answer", urlencode(told).encode())

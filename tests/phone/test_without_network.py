"""The main job without network, from a cold start: the server's process is dead and the browser was killed."""

import sqlite3

from ..cast import named
from .browser import poll
from .conftest import arrived, eventually, journal, status, unlock, unlock_by_touch


def test_a_phone_that_was_made_ready_starts_without_network(ready, people):
    server, phone = ready.server, ready.phone
    server.stop()
    phone.kill()
    page = phone.start()
    page.goto(f"{server.url}/")
    assert page.title().startswith("Låst")
    unlock(page, ready.words)
    poll(page, "location.pathname === '/today'")
    for key in ("pahittdal", "provstrom"):
        page.goto(f"{server.url}/families/{people.families[key]}")
        unlock(page, ready.words)
        assert page.locator("h1").inner_text() in ("Påhittdal", "Provström")


def test_the_same_by_one_touch(server, phone, enrolled):
    enrolled()
    server.stop()
    phone.remember_passkeys()
    phone.kill()
    page = phone.start()
    page.goto(f"{server.url}/")
    unlock_by_touch(page)
    poll(page, "location.pathname === '/today'")


def test_what_is_written_shows_at_once_survives_a_kill_and_gets_home_once(ready, people):
    server, phone = ready.server, ready.phone
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    server.stop()

    page.locator(f"#note-{family}").fill("Eva berättade om bildschemat.")
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 1 ')")
    poll(page, "document.querySelector('main').textContent.includes('Eva berättade om bildschemat.')")
    step = page.locator(f"[data-of=step-{named('Prova bildschemat')}]").first
    step.locator("button.tick").first.click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 2 ')")
    step.and_(page.locator("[data-state=done]")).wait_for()
    phone.kill()

    page = phone.start()
    page.goto(f"{server.url}/families/{family}")
    unlock(page, ready.words)
    assert "Eva berättade om bildschemat." in page.locator("main").inner_text()
    assert page.locator(f"[data-of=step-{named('Prova bildschemat')}]").first.get_attribute("data-state") == "done"
    assert status(page) == "Sparat på den här telefonen – 2 är inte skickade än"

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    poll(page, "[...document.querySelectorAll('[data-waiting]')].some(e => e.textContent.startsWith('Mottaget'))")
    done = [row for row in journal(server) if row["command"] in ("write_note", "tick_step")]
    assert [(row["command"], row["outcome"]) for row in done] == [("write_note", "applied"), ("tick_step", "applied")]


def test_m1_a_visit_without_network_and_a_second_one_on_top_of_it(ready, people):
    server = ready.server
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}/visits/new")
    server.stop()
    for text, step in (("Vi åt frukost.", "Lägga fram kläder"), ("Vi gick till skolan.", "Ringa läraren")):
        page.locator("label", has_text="hela familjen").click()
        page.locator("textarea[name=text]").fill(text)
        page.locator("[name=steps-0-text]").fill(step)
        page.get_by_role("button", name="Klar").click()
        arrived(page, f"/families/{family}")
        poll(page, f"document.querySelector('main').textContent.includes('{text}')")
        assert page.locator(f"#steps-{family} [data-field=text]", has_text=step).first.is_visible()
        page.get_by_role("link", name="Börja besöket").first.click()
        arrived(page, f"/families/{family}/visits/new")
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    visits = [row for row in journal(server) if row["command"] == "record_visit"]
    assert [row["outcome"] for row in visits] == ["applied", "applied"]


def test_a_network_that_accepts_and_never_answers_does_not_hold_up_a_kept_page(ready, people):
    server = ready.server
    page = ready.open("/families")
    server.freeze()
    try:
        page.get_by_role("link", name="Påhittdal").first.click()
        arrived(page, f"/families/{people.families['pahittdal']}")
        page.locator(f"#note-{people.families['pahittdal']}").fill("Skrivet i tystnad.")
        page.get_by_role("button", name="Spara anteckningen").click()
        poll(page, "document.querySelector('main').textContent.includes('Skrivet i tystnad.')")
    finally:
        server.thaw()
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 40)
    assert [row["outcome"] for row in journal(server) if row["command"] == "write_note"] == ["applied"]


def test_what_was_read_without_network_is_told_afterwards(ready, people):
    page = ready.open("/today")
    ready.server.stop()
    family = people.families["provstrom"]
    page.locator("nav a[href='/families']").click()
    arrived(page, "/families")
    page.get_by_role("link", name="Provström").first.click()
    arrived(page, f"/families/{family}")
    page.wait_for_timeout(500)
    ready.server.start()
    page.get_by_role("button", name="Lås").click()
    unlock(page, ready.words)

    def told() -> list:
        log = sqlite3.connect(ready.server.instance / "reads.db")
        asked = "SELECT family FROM read WHERE page = 'read on phone' AND user = ?"
        found = log.execute(asked, [people.sara.id]).fetchall()
        log.close()
        return found

    eventually(page, lambda: told() == [(family,)])
    assert status(page).startswith("Allt är mottaget")


def test_a_page_that_is_not_on_the_phone_says_so_and_leads_back(ready):
    page = ready.open("/today")
    ready.server.stop()
    page.goto(f"{ready.server.url}/planned-visits/new")
    unlock(page, ready.words)
    assert page.locator("h1").inner_text() == "Inte på telefonen"
    page.get_by_role("link", name="Till början").click()
    poll(page, "document.getElementById('page').dataset.page === 'today'")

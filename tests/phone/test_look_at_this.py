"""Titta på det här on a real phone: what met another's text, what could not be saved, and a family that has moved."""

import sqlite3
from contextlib import closing

from sqlite_utils import Database

from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll
from .conftest import arrived, eventually, journal, status, unlock

STEP = named("Ringa skolan")
CARD = "[data-attention-item]"
ALL_HOME = "document.querySelector('#status').textContent.startsWith('Allt är mottaget')"
NOTHING_WAITS = "!document.querySelector('#status').textContent.startsWith('Sparat på')"
PATHS_KEPT = """async () => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const [{name}] = await indexedDB.databases();
    return asked((await asked(indexedDB.open(name))).transaction('pages').objectStore('pages').getAllKeys());
}"""


def do(ready, who, command, fields, **args):
    """Somebody else does something on the server meanwhile."""
    with closing(open_database(ready.server.instance / "familjelots.db").conn) as connection:
        must(Database(connection), who, command, fields, **args)


def ask(ready, sql, *values):
    with closing(sqlite3.connect(ready.server.instance / "familjelots.db")) as db:
        return db.execute(sql, values).fetchall()


def online(page):
    page.evaluate("dispatchEvent(new Event('online'))")


def edit_step(page, words):
    card = page.locator(f"[data-of=step-{STEP}]").first
    card.locator("details.edit > summary").click()
    card.locator("form.fields [name=text]").fill(words)
    card.get_by_role("button", name="Spara", exact=True).click()
    shown = f"[...document.querySelectorAll('[data-of=step-{STEP}] [data-field=text]')]"
    poll(page, f"{shown}.some(one => one.textContent === '{words}')")


def test_two_edit_one_text_offline_and_one_tap_without_network_chooses(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}/plan")
    poll(page, ALL_HOME)
    ready.server.stop()
    edit_step(page, "Saras ord")
    theirs = {"text": "Lenas ord", "doer": "coach", "base.text": "Ringa skolan", "base.doer": "coach"}
    do(ready, people.lena, "edit_step", theirs, step_id=STEP)
    ready.server.start()
    online(page)
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    told = page.locator(CARD).inner_text()
    for words in ("Saras ord", "Lenas ord", "Lena · ", "Du · ", "står nu"):
        assert words in told

    ready.server.stop()
    page.locator(CARD).get_by_role("button", name="Välj den här").click()
    poll(page, f"document.querySelector('{CARD}').dataset.state === 'settled'")
    assert page.locator(CARD).get_by_role("button", name="Välj den här").is_hidden()
    page.goto(f"{ready.server.url}/families/{family}/plan")
    unlock(page, ready.words)
    assert page.locator(f"[data-of=step-{STEP}] [data-field=text]").first.inner_text() == "Saras ord"

    ready.server.start()
    online(page)
    poll(page, ALL_HOME, 20)
    assert ask(ready, "SELECT text FROM next_step WHERE id = ?", STEP) == [("Saras ord",)]
    page.goto(f"{ready.server.url}/steps/{STEP}/texts")
    unlock(page, ready.words)
    poll(page, "document.querySelector('main').textContent.includes('Lenas ord')")


def test_a_parked_entry_opens_as_the_filled_form_and_its_correction_settles_it(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}/plan")
    poll(page, ALL_HOME)
    ready.server.stop()
    form = page.locator("details.edit", has_text="Föreslå ett mål").first
    form.locator("summary").first.click()
    form.locator("[name=text]").fill("Lugna morgnar")
    form.locator("[name=kind]").select_option("shared")
    form.get_by_role("button", name="Föreslå", exact=True).click()
    poll(page, "document.querySelector('main').textContent.includes('Lugna morgnar')")
    goal = {"id": named("shared"), "text": "Skola fyra dagar", "kind": "shared"}
    do(ready, people.lena, "propose_goal", goal, family_id=family)
    ready.server.start()
    online(page)
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    online(page)
    (parked,) = [row["op"] for row in journal(ready.server) if row["outcome"] == "parked"]
    eventually(page, lambda: f"/attention/{parked}" in page.evaluate(PATHS_KEPT))

    ready.server.stop()
    page.get_by_role("link", name="Öppna och rätta").click()
    arrived(page, f"/attention/{parked}")
    form = page.locator("form[data-form=propose_goal]")
    assert form.locator("[name=text]").input_value() == "Lugna morgnar"
    poll(
        page,
        "document.activeElement?.name === 'text' && document.activeElement.getBoundingClientRect().top < innerHeight",
    )
    form.locator("[name=kind]").select_option("goal")
    form.get_by_role("button", name="Föreslå", exact=True).click()
    arrived(page, "/attention")
    poll(page, f"document.querySelector('{CARD}').dataset.state === 'settled'")
    ready.server.start()
    online(page)
    poll(page, f"{NOTHING_WAITS} && !document.querySelector('main {CARD}')", 20)
    last = journal(ready.server)[-1]
    assert (last["outcome"], last["resolves"]) == ("applied", parked)
    assert ask(ready, "SELECT kind FROM goal WHERE text = 'Lugna morgnar'") == [("goal",)]


def test_one_visit_recorded_by_two_is_answered_without_network(ready, people):
    family = people.families["pahittdal"]
    for who in (people.sara, people.lena):
        told = {
            "id": named(f"visit {who.name}"),
            "household": "all",
            "at": "2026-11-24T09:00",
            "text": f"{who.name} skrev.",
        }
        do(ready, who, "record_visit", told, family_id=family)
    page = ready.open("/attention")
    page.locator(CARD, has_text="Är det samma besök?").wait_for()
    told = page.locator(CARD).inner_text()
    assert "Sara skrev." in told
    assert "Lena skrev." in told
    eventually(page, lambda: "/attention" in page.evaluate(PATHS_KEPT))
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    ready.server.stop()
    page.get_by_role("button", name="Samma besök").click()
    poll(page, f"document.querySelector('{CARD}').dataset.state === 'settled'")
    ready.server.start()
    online(page)
    poll(page, f"{ALL_HOME} && !document.querySelector('main {CARD}')", 20)
    assert ask(ready, "SELECT same_as FROM visit ORDER BY rowid") == [(None,), (named("visit Sara"),)]


def test_half_written_words_about_a_family_that_moved_stay_on_the_phone_until_they_are_taken_away(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    poll(page, ALL_HOME)
    page.locator(f"#note-{family}").fill("Halvskrivet på bussen.")
    page.wait_for_timeout(500)
    do(ready, people.lena, "give_family", {"id": named("give"), "coach": people.amir.id}, family_id=family)
    page.goto(f"{ready.server.url}/today")
    unlock(page, ready.words)
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    card = page.locator("[data-stray]")
    card.wait_for()
    assert "Halvskrivet på bussen." in card.inner_text()
    assert "Påhittdal" not in page.content()
    card.get_by_role("button", name="Ta bort").click()
    poll(page, f"!document.querySelector('[data-stray]') && {ALL_HOME}")


def test_a_family_that_moved_leaves_the_phone_and_the_words_reach_whoever_coordinates(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    poll(page, ALL_HOME)
    ready.server.stop()
    page.locator(f"#note-{family}").fill("Skrivet på bussen.")
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat på den här telefonen – 1 ')")
    assert any(family in path for path in page.evaluate(PATHS_KEPT))
    do(ready, people.lena, "give_family", {"id": named("give"), "coach": people.amir.id}, family_id=family)

    ready.phone.context.route("**/outbox", lambda route: route.fulfill(status=503))
    ready.server.start()
    page.reload()
    unlock(page, ready.words)
    eventually(page, lambda: not any(family in path for path in page.evaluate(PATHS_KEPT)), 20)
    assert status(page).startswith("Sparat på den här telefonen – 1 ")
    ready.phone.context.unroute("**/outbox")
    online(page)
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på 1 sak')", 20)
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    told = page.locator("main").inner_text()
    assert "Skrivet på bussen." in told
    assert "den som samordnar" in told
    for secret in ("Påhittdal", "Amir", "kontaktperson"):
        assert secret not in page.content()
    assert [row["reason"] for row in journal(ready.server) if row["command"] == "write_note"] == ["not_permitted"]

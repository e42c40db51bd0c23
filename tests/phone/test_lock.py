"""Locking, unlocking, and coming back to the word that one was writing."""

from .browser import poll
from .conftest import Ready, arrived, eventually, journal, status, unlock

LOCKED = "document.getElementById('page')?.dataset.lockReady === ''"


def visit(ready: Ready, people) -> str:
    """The path of a visit's form."""
    return f"/families/{people.families['pahittdal']}/visits/new"


def test_locking_in_the_middle_of_a_sentence_returns_to_the_same_field(ready, people):
    page = ready.open(visit(ready, people))
    page.locator("textarea[name=text]").fill("Eva sa att")
    page.get_by_role("button", name="Lås").click()
    poll(page, LOCKED)
    assert "Påhittdal" not in page.content()
    assert "Eva sa att" not in page.content()
    assert page.title().startswith("Låst")
    unlock(page, ready.words)
    poll(page, "document.activeElement.name === 'text'")
    assert page.locator("textarea[name=text]").input_value() == "Eva sa att"
    page.keyboard.type(" det går bra.")
    assert page.locator("textarea[name=text]").input_value() == "Eva sa att det går bra."


def test_a_killed_app_opens_where_it_was_being_written_in(ready, people):
    page = ready.open(visit(ready, people))
    page.locator("label", has_text="hela familjen").click()
    page.locator("[name=steps-0-text]").fill("Ringa skolan på")
    page.wait_for_timeout(600)
    ready.phone.kill()
    page = ready.phone.start()
    page.goto(f"{ready.server.url}/")
    unlock(page, ready.words)
    arrived(page, visit(ready, people))
    poll(page, "document.activeElement.name === 'steps-0-text'")
    assert page.locator("[name=steps-0-text]").input_value() == "Ringa skolan på"
    assert page.locator("[name=household][value=all], [name=household]:checked").first.is_checked()


def test_a_note_about_another_family_leaves_the_draft_alone(ready, people):
    page = ready.open(visit(ready, people))
    page.locator("textarea[name=text]").fill("Halvvägs")
    other = people.families["provstrom"]
    page.get_by_role("link", name="Familjer").click()
    arrived(page, "/families")
    page.get_by_role("link", name="Provström").first.click()
    arrived(page, f"/families/{other}")
    page.locator(f"#note-{other}").fill("Maja ringde.")
    page.get_by_role("button", name="Spara anteckningen").click()
    eventually(page, lambda: [row for row in journal(ready.server) if row["command"] == "write_note"])
    page.goto(ready.server.url + visit(ready, people))
    unlock(page, ready.words)
    poll(page, "document.querySelector('textarea[name=text]').value === 'Halvvägs'")


def test_words_in_the_wrong_order_do_not_open(ready):
    page = ready.page
    page.goto(f"{ready.server.url}/today")
    poll(page, LOCKED)
    page.locator("[data-part=secret] [name=words]").fill(" ".join(reversed(ready.words)))
    page.locator("[data-part=secret] form button").click()
    page.locator("[data-part=wrong]").wait_for()
    assert page.evaluate(LOCKED)


def test_five_minutes_without_a_touch_lock_it(ready):
    page = ready.page
    page.clock.install()
    ready.open("/today")
    page.clock.fast_forward("04:50")
    assert not page.evaluate(LOCKED)
    page.clock.fast_forward("00:20")
    poll(page, LOCKED)


def test_a_minute_behind_another_app_locks_it(ready):
    page = ready.page
    page.clock.install()
    ready.open("/today")
    page.evaluate("Object.defineProperty(document, 'hidden', {configurable: true, get: () => true})")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.clock.fast_forward("00:59")
    assert not page.evaluate(LOCKED)
    page.clock.fast_forward("00:02")
    poll(page, LOCKED)


def test_locking_one_tab_locks_the_other(ready):
    page = ready.open("/today")
    other = ready.phone.context.new_page()
    other.goto(f"{ready.server.url}/families")
    unlock(other, ready.words)
    page.get_by_role("button", name="Lås").click()
    poll(other, LOCKED)


def test_signing_out_with_something_unsent_locks_and_keeps_it(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    ready.server.stop()
    page.locator(f"#note-{family}").fill("Ännu inte skickat.")
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat')")
    page.locator("nav a[href='/more']").click()
    arrived(page, "/more")
    page.locator("form[action='/sign-out'] button").click()
    poll(page, LOCKED)
    unlock(page, ready.words)
    page.goto(f"{ready.server.url}/families/{family}")
    unlock(page, ready.words)
    assert "Ännu inte skickat." in page.locator("main").inner_text()
    ready.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.includes('skickas när du har loggat in')")
    assert status(page).startswith("Sparat på den här telefonen – 1 skickas när du har loggat in")


def test_what_is_being_written_stays_when_the_page_is_shown_again_under_it(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(visit(ready, people))
    page.locator("textarea[name=text]").fill("Medan jag skriver")
    page.locator("[name=steps-0-text]").fill("Ett steg")
    page.locator("[data-add=steps]").click()
    page.locator("[name=steps-1-text]").press_sequentially("Ett till")
    form = page.locator("form[data-form=record_visit]").element_handle()
    other = ready.phone.context.new_page()
    other.goto(f"{ready.server.url}/families/{family}")
    unlock(other, ready.words)
    other.locator(f"#note-{family}").fill("Från en annan flik.")
    other.get_by_role("button", name="Spara anteckningen").click()
    eventually(page, lambda: [row for row in journal(ready.server) if row["command"] == "write_note"])
    page.wait_for_timeout(1500)
    assert form.evaluate("form => form.isConnected")
    assert page.locator("textarea[name=text]").input_value() == "Medan jag skriver"
    assert page.locator("[name=steps-0-text]").input_value() == "Ett steg"
    assert page.locator("[name=steps-1-text]").input_value() == "Ett till"
    assert page.evaluate("document.activeElement.name") == "steps-1-text"

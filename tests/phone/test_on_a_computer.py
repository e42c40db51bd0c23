"""A computer keeps nothing: forms go straight to the server. What was typed outlives a lost session and network."""

from familjelots.core.db import open_database

from .browser import poll
from .conftest import arrived, eventually, give_cookie, journal


def test_a_session_that_ended_asks_for_a_sign_in_over_what_was_typed(server, phone, people):
    family = people.families["pahittdal"]
    page = give_cookie(server, phone, people.sara)
    page.goto(f"{server.url}/families/{family}")
    page.locator(f"#note-{family}").fill("Skrivet innan inloggningen tog slut.")
    db = open_database(server.instance / "familjelots.db")
    db.execute("UPDATE session SET ended_at = made_at")
    db.conn.close()
    page.get_by_role("button", name="Spara anteckningen").click()
    page.locator("dialog[data-sign-in]").wait_for()
    give_cookie(server, phone, people.sara)
    page.locator("dialog[data-sign-in] [data-close]").click()
    assert page.locator(f"#note-{family}").input_value() == "Skrivet innan inloggningen tog slut."
    page.get_by_role("button", name="Spara anteckningen").click()
    eventually(page, lambda: len([row for row in journal(server) if row["command"] == "write_note"]) == 1)
    poll(page, f"document.querySelector('#visits-{family}').textContent.includes('Skrivet innan')")


def test_without_network_the_words_stay_in_the_form_and_one_more_try_saves_them_once(server, phone, people):
    family = people.families["pahittdal"]
    page = give_cookie(server, phone, people.sara)
    page.goto(f"{server.url}/families/{family}")
    server.stop()
    page.locator(f"#note-{family}").fill("Nätet försvann.")
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Inget nät')")
    assert page.locator(f"#note-{family}").input_value() == "Nätet försvann."
    server.start()
    page.get_by_role("button", name="Spara anteckningen").click()
    eventually(page, lambda: len([row for row in journal(server) if row["command"] == "write_note"]) == 1)


def test_going_somewhere_sets_title_focus_and_address_and_back_returns(server, phone, people):
    family = people.families["pahittdal"]
    page = give_cookie(server, phone, people.sara)
    page.goto(f"{server.url}/families")
    page.get_by_role("link", name="Påhittdal").first.click()
    arrived(page, f"/families/{family}")
    poll(page, "document.activeElement.tagName === 'H1'")
    assert page.title().startswith("Familjen")
    page.go_back()
    poll(page, "document.getElementById('page').dataset.page === 'families'")
    assert page.evaluate("location.pathname") == "/families"

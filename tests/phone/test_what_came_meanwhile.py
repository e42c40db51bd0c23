"""An answer that was under way while words came home does not have them, and does not push out the page that has."""

from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll
from .conftest import arrived, eventually, journal


def test_a_page_asked_for_before_the_words_came_home_does_not_take_the_place_of_the_one_that_has_them(ready, people):
    family = people.families["pahittdal"]
    path = f"/families/{family}"
    page = ready.open("/families")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    page.wait_for_timeout(500)
    db = open_database(ready.server.instance / "familjelots.db")
    news = {"id": named("news"), "text": "Något nytt på servern", "doer": "coach"}
    must(db, people.lena, "add_step", news, family_id=family)
    db.conn.close()
    held = []
    ready.phone.context.route(f"**{path}", lambda route: held.append((route, route.fetch())), times=1)
    page.get_by_role("link", name="Påhittdal").first.click()
    arrived(page, path)
    eventually(page, lambda: held)

    page.locator(f"#note-{family}").fill("Eva ringde och var glad.")
    page.get_by_role("button", name="Spara anteckningen").click()
    eventually(page, lambda: [row for row in journal(ready.server) if row["command"] == "write_note"])
    poll(page, "[...document.querySelectorAll('[data-waiting]')].some(e => e.textContent.startsWith('Mottaget'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    [(route, old)] = held
    route.fulfill(response=old)
    page.wait_for_timeout(500)

    ready.server.stop()
    page.goto(ready.server.url + "/families")
    ready.open(path)
    poll(page, "document.querySelector('main').textContent.includes('Eva ringde och var glad.')")

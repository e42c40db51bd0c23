"""At the table, without network: what a family wants when its coach is ill is shown at once, and gets home."""

from .browser import poll
from .conftest import arrived, journal


def test_a_wish_is_said_without_network_and_gets_home(ready, people):
    server, family = ready.server, people.families["provstrom"]
    page = ready.open(f"/families/{family}")
    page.get_by_role("link", name="Om vi inte kan komma").click()
    arrived(page, f"/families/{family}/wishes")
    server.stop()

    card = page.locator("[data-of^=change-wish]")
    assert "Ring oss först" in card.locator("[data-field=wish]").inner_text()
    card.get_by_text("Någon annan kan komma").click()
    card.get_by_role("button", name="Spara").click()
    poll(page, "document.querySelector('[data-field=wish]').textContent === 'Någon annan kan komma'")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    last = journal(server)[-1]
    assert (last["command"], last["outcome"]) == ("say_change_wish", "applied")

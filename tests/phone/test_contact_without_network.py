"""M9 without network: a call is written in a few taps, stands in the timeline at once, and gets home."""

from .browser import has, poll
from .conftest import arrived, journal


def test_m9_a_call_is_written_without_network_and_gets_home(ready, people):
    server, family = ready.server, people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    has(page, "main", "Skriv om ett samtal eller möte")
    server.stop()
    page.get_by_role("link", name="Skriv om ett samtal eller möte").click()
    arrived(page, f"/families/{family}/contacts/new")
    page.get_by_text("Samtal", exact=True).click()
    page.locator(".chip", has_text="Kornvägen").click()
    page.locator("[name=text]").fill("Ida börjar klockan tio i morgon.")
    page.locator(".chip", has_text="15").click()
    page.get_by_role("button", name="Klar").click()
    arrived(page, f"/families/{family}")
    has(page, f"#visits-{family} > li:first-child", "Ida börjar klockan tio i morgon.")
    has(page, f"#visits-{family} > li:first-child h3", "Samtal")
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    last = journal(server)[-1]
    assert (last["command"], last["outcome"]) == ("record_contact", "applied")
    has(page, f"#visits-{family} > li:first-child .when", "Sara")

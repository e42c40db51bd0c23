"""Alone on a visit in a browser: armed while there is network, done without it, and the colleague's card goes."""

from datetime import timedelta

from familjelots.core import clock

from .browser import poll
from .conftest import arrived, journal


def test_she_is_expected_while_online_and_done_without_network(ready, people):
    server = ready.server
    page = ready.open("/lone-visits")
    page.get_by_role("link", name="Jag går ensam nu").click()
    arrived(page, "/lone-visits/new")
    until = clock.local_now() + timedelta(minutes=10)
    page.locator("#expected_at").fill(until.strftime("%Y-%m-%dT%H:%M"))
    page.locator("#colleague").select_option(people.amir.id)

    server.stop()
    page.get_by_role("button", name="Vänta mig då").click()
    poll(page, "document.querySelector('#status').textContent !== ''")
    assert page.url.endswith("/lone-visits/new"), "without network nothing is promised, and what was chosen stays"
    assert page.locator("#colleague").input_value() == people.amir.id

    server.start()
    page.get_by_role("button", name="Vänta mig då").click()
    arrived(page, "/today")
    card = page.locator("[data-of^=lone-]")
    card.get_by_text("Väntas utan täckning till").wait_for()
    assert "Amir får veta om du inte hör av dig." in card.inner_text()
    page.get_by_role("link", name="Vänta längre").click()
    arrived(page, "/lone-visits")
    card.get_by_role("button", name="Jag är klar").wait_for()

    server.stop()
    card.get_by_role("button", name="Jag är klar").click()
    card.get_by_text("Du har sagt att du är klar.").wait_for()
    assert not card.get_by_text("Väntas utan täckning").is_visible()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    told = [(row["command"], row["outcome"]) for row in journal(server)][-2:]
    assert told == [("check_in", "applied"), ("check_out", "applied")]
    page.locator("#back-again").wait_for()

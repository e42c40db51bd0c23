"""M5 on Eva's own phone without network: she proposes a goal and takes on a step; both get home."""

from .browser import has, poll
from .conftest import arrived, journal, unlock_by_pictures


def test_m5_eva_proposes_and_takes_on_without_network(eva):
    server, phone, pictures = eva.server, eva.phone, eva.words
    server.stop()
    page = phone.page
    page.goto(f"{server.url}/our-goals")
    unlock_by_pictures(page, pictures)
    arrived(page, "/our-goals")
    form = page.locator("details.edit:has(> form[data-form=propose_own_goal])")
    form.locator("summary").click()
    form.locator("[name=text]").fill("Fiska på lördagar")
    form.get_by_role("button", name="Föreslå").click()
    has(page, "#own-goals > li", "Fiska på lördagar")
    page.get_by_role("link", name="Sen").click()
    arrived(page, "/later")
    form = page.locator("details.edit:has(> form[data-form=add_own_step])")
    form.locator("summary").click()
    form.locator("[name=text]").fill("Ringa fritids")
    form.get_by_role("button", name="Spara").click()
    has(page, "#my-steps > li", "Ringa fritids")
    page.get_by_role("button", name="Gjort: Ringa fritids").click()
    poll(page, "document.querySelector('#my-steps > li[data-state=done]')?.textContent.includes('Ringa fritids')")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    sent = [(row["command"], row["outcome"]) for row in journal(server)][-3:]
    assert sent == [(name, "applied") for name in ("propose_own_goal", "add_own_step", "tick_step")]

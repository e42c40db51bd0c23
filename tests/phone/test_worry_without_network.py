"""A worry for a child on the coach's phone: the checklist opens without network, and nothing of it is turned round."""

from familjelots.core.db import open_database

from .browser import poll, traces
from .conftest import arrived, journal

CANARIES = ["Zqblåmärkezq", "Zqbarnetsordzq", "Zqjourenzq"]


def test_a_worry_is_written_at_once_without_network_and_says_that_it_is_not_sent(ready, people):
    server, family = ready.server, people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    server.stop()

    page.get_by_role("link", name="Oro för barn").click()
    arrived(page, "/worries/new")
    assert page.title() == "Checklista"
    assert page.get_by_text("Inte skickat – ring").first.is_visible()
    assert page.get_by_role("link", name="Ring 112").get_attribute("href") == "tel:112"
    poll(page, f"document.querySelector('select[name=child] optgroup').dataset.family === '{family}'")

    page.get_by_label("Vilket barn gäller det?").select_option(label="Ture")
    page.get_by_label("Vad såg eller hörde du?").fill(CANARIES[0])
    page.get_by_label("Vad säger barnet själv?").fill(CANARIES[1])
    page.get_by_role("button", name="Spara för mig och ring").click()
    arrived(page, "/worries")
    card = page.locator("#worries > li")
    card.get_by_text(CANARIES[0]).wait_for()
    assert card.get_by_role("heading").inner_text().strip() == "Ture"
    assert card.get_by_text("Inte skickat – ring").is_visible()

    card.get_by_text("Jag har ringt: skriv till vem").click()
    form = card.locator("form[data-form=report_worry]")
    form.locator("[name=receiver]").fill(CANARIES[2])
    assert form.locator("[name=at]").input_value()
    form.get_by_role("button").click()
    card.get_by_text("Ringt", exact=True).wait_for()
    assert not card.get_by_text("Inte skickat – ring").is_visible()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    told = [(row["command"], row["path"], row["outcome"]) for row in journal(server)][-2:]
    worry = card.get_attribute("data-id")
    assert told == [("write_worry", "/worries", "applied"), ("report_worry", f"/worries/{worry}/reports", "applied")]
    db = open_database(server.instance / "familjelots.db")
    assert db.conn.execute("SELECT seen, child_name FROM worry").fetchall() == [(CANARIES[0], "Ture")]
    db.conn.close()
    card.get_by_text(CANARIES[0]).wait_for()
    ready.phone.close()
    assert traces(ready.phone.profile, CANARIES) == []


def test_the_table_sees_nothing_of_it_when_the_phone_is_turned(ready, people):
    family = people.families["pahittdal"]
    for name in ("visits/new", "mapping", "consents"):
        page = ready.open(f"/families/{family}/{name}")
        for chapter in page.locator("details.afterwards > summary").all():
            chapter.click()
        page.locator(".bar-side [data-turn]").click()
        poll(page, "document.body.hasAttribute('data-turned')")
        assert "oro" not in page.locator("body").inner_text().lower().split()
        assert not page.locator("a[href^='/worries'], a[href='/more']").filter(visible=True).count()

"""A consent is asked for and answered at a table without network, on the coach's phone turned to the table."""

from familjelots.core.db import open_database
from familjelots.families import consents

from .browser import poll
from .conftest import journal
from .test_plan_without_network import has, open_form


def test_eva_says_yes_at_the_table_without_network_and_it_gets_home(ready, people):
    server, family, eva = ready.server, people.families["pahittdal"], people.members["eva"]
    page = ready.open(f"/families/{family}/consents")
    server.stop()

    form, ask = open_form(page, "Fråga om en till", "Fråga")
    form.locator("label.chip", has_text="Eva").click()
    form.locator("label.chip", has_text="Mål vi har kommit överens om").click()
    ask.click()
    has(page, f"#consents-{family} [data-field=parts]", "Mål vi har kommit överens om")
    card = page.locator(f"#consents-{family} > li")
    consent = card.get_attribute("data-id")

    card.locator("select[name=member]").select_option(label="Eva")
    page.locator(".bar-side [data-turn]").click()
    assert page.locator("body[data-turned]").count() == 1
    assert not card.get_by_text("har inte svarat").first.is_visible()
    card.get_by_role("button", name="Ja", exact=True).click()
    poll(page, f"document.querySelector('[data-of=\"consent-{consent}-{eva}\"]').dataset.state === 'yes'")
    page.locator(".turned-bar [data-turn]").click()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    told = [(row["command"], row["outcome"]) for row in journal(server)][-2:]
    assert told == [("ask_consent", "applied"), ("answer_consent", "applied")]
    has(page, f"#consents-{family} .mark:not([hidden])", "Ja, gäller nu")
    db = open_database(server.instance / "familjelots.db")
    given = consents.consents_of(db, family)[0]
    assert consents.allows(db, family, given["receiver"], "goals")

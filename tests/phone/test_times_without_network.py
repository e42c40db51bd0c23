"""Times and letters are written without network, at the table and on the family's own phone, and arrive once."""

from .browser import has, open_form, poll
from .conftest import arrived, journal


def test_d5_a_coach_writes_down_a_time_and_a_letter_at_a_table_without_network(ready, people):
    server, family = ready.server, people.families["pahittdal"]
    page = ready.open(f"/families/{family}/times")
    server.stop()

    form, save = open_form(page, "Skriv upp en tid", "Spara tiden")
    form.locator("[name=with_whom]").fill("BUP")
    form.locator("[name=starts_at]").fill("2027-03-02T10:15")
    form.locator("[name=companion]").select_option(label="Eva")
    save.click()
    has(page, f"#times-{family} [data-field=with_whom]", "BUP")
    has(page, f"#times-{family} [data-field=companion]", "Eva")
    has(page, f"#times-{family} time", "2 mars 10.15")

    form, save = open_form(page, "Skriv upp ett brev", "Spara brevet")
    form.locator("[name=sender]").fill("Försäkringskassan")
    form.locator("[name=about]").fill("Ett nytt intyg")
    form.locator("[name=deadline]").fill("2027-03-01")
    save.click()
    has(page, f"#letters-{family} [data-field=about]", "Ett nytt intyg")
    has(page, f"#letters-{family} time", "1 mars")

    letter = page.locator(f"#letters-{family} > li", has_text="Försäkringskassan")
    letter.locator("button[value=done]").click()
    has(page, f"#letters-{family} > li[data-state=done]", "Försäkringskassan")

    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    has(page, f"#times-{family} [data-field=with_whom]", "BUP")
    has(page, f"#letters-{family} [data-field=sender]", "Försäkringskassan")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    sent = ("add_appointment", "add_letter", "deal_with_letter")
    told = [(row["command"], row["outcome"]) for row in journal(server)][-len(sent) :]
    assert told == [(command, "applied") for command in sent]

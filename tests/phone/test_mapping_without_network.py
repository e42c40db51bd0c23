"""L1 at a kitchen table without network: said together, turned round, confirmed by both; it gets home once."""

from .browser import has, poll
from .conftest import arrived, journal

SENT = ("say_in_mapping", "say_in_mapping", "edit_saying", "complete_mapping", "answer_mapping")


def say(page, area, **words):
    form = page.locator("form[data-person]")
    form.locator(f".chip:has-text('{area}')").click()
    form.locator(".chip:has-text('Viktigt nu')").click()
    for name, text in words.items():
        form.locator(f"[name='{name.replace('_0_', '-0-')}']").fill(text)
    form.get_by_role("button", name="Spara", exact=True).click()


def test_l1_a_mapping_is_made_turned_and_confirmed_at_the_table_without_network(ready, people):
    server, family, eva = ready.server, people.families["pahittdal"], people.members["eva"]
    page = ready.open(f"/families/{family}/mapping")
    server.stop()

    page.locator(".chip:has-text('Eva')").click()
    say(page, "Arbete", strengths_0_text="Jag kan alla perenner.", barriers_0_text="Morgnarna.", wish="Växthuset igen.")
    for words in ("Jag kan alla perenner.", "Morgnarna.", "Växthuset igen.", "Viktigt nu"):
        has(page, f"[id='said-{eva}'] > li", words)
    assert page.locator("[name=member]:checked").get_attribute("value") == eva, "she is still the one who answers"
    assert not page.locator(f"[data-of='asked-{eva}-work'] .mark").is_visible()

    page.locator("[data-turn]").first.click()
    for hidden in (".places", "[data-lock]", "details.chapter", f"[data-only]:not(:has([id='said-{eva}']))"):
        assert not page.locator(hidden).first.is_visible(), hidden
    say(page, "Vardagen hemma", need="Bildschemat kvar.")
    has(page, f"[id='said-{eva}'] > li", "Bildschemat kvar.")
    assert page.evaluate("document.body.hasAttribute('data-turned')"), "the page stays turned while it is written"
    page.locator(".turned-bar [data-turn]").click()

    card = page.locator(f"[id='said-{eva}'] > li", has_text="Växthuset igen.")
    card.locator("details.edit > summary").click()
    card.locator("form [name=wish]").fill("Växthuset, halvtid.")
    card.get_by_role("button", name="Spara", exact=True).click()
    has(page, f"[id='said-{eva}'] [data-field=wish]", "Växthuset, halvtid.")

    ending = page.locator(f"[data-of='mapping-of-{eva}']")
    ending.locator("details.edit > summary").click()
    ending.locator("[name=route]").select_option(label="Arbete med stöd")
    ending.locator("[name=why]").fill("Halvtid först, med någon att ringa.")
    ending.get_by_role("button", name="Klar, låt Eva läsa").click()
    page.locator("[data-turn]").first.click()
    has(page, f"[data-of='confirm-{eva}'] [data-field=route]", "Arbete med stöd")
    page.get_by_role("button", name="Ja, så har jag det").click()
    has(page, f"[data-of='mapping-of-{eva}'] .mark:not([hidden])", "Ni är båda överens")
    page.locator(".turned-bar [data-turn]").click()

    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    has(page, f"[id='strengths-{family}'] [data-field=text]", "Jag kan alla perenner.")
    has(page, f"[id='barriers-{family}'] [data-field=text]", "Morgnarna.")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-len(SENT) :] == [
        (command, "applied") for command in SENT
    ]
    page.get_by_role("link", name="Så har vi det").click()
    arrived(page, f"/families/{family}/mapping")
    has(page, "section p", "Eva sa ja vid bordet, på Saras telefon")

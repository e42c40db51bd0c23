"""D6 without network: somebody answers one question at a time on a turned phone, and a family on its own phone."""

from .browser import has, poll
from .conftest import arrived, journal

ASKED = "#page .one-at-a-time > li[data-state=open]"


def test_d6_a_child_chooses_and_answers_by_faces_on_a_turned_phone_without_network(ready, people):
    server, family, ture = ready.server, people.families["pahittdal"], people.members["ture"]
    page = ready.open(f"/families/{family}/progress")
    server.stop()

    page.locator(".chip:has([name=answering])", has_text="Ture").click()
    page.locator("[data-turn]").first.click()
    asked = page.locator(f"[data-only]:has([data-of='sharing-{ture}']) > ol > li:visible")
    assert asked.count() == 1, "one question on the screen at a time, and the choice comes first"
    assert "Om vi blir oroliga för dig måste vi berätta det" in asked.inner_text()
    assert not page.locator("[name=answering]").first.is_visible(), "whose turn it is was chosen before"
    asked.locator(".chip", has_text="Sara").click()
    asked.get_by_role("button", name="Nästa").click()

    has(page, f"[data-of='question-{ture}-B1']", "Hur har du det hemma?")
    assert asked.count() == 1
    asked.get_by_role("button", name="Nästa").click()
    assert "Det går bra att inte vilja svara." in asked.inner_text(), "nothing was chosen yet"
    asked.locator(".chip:has([value='5'])").click()
    asked.locator("[name=words]").fill("Det blev tyst.")
    asked.get_by_role("button", name="Nästa").click()
    poll(page, f"document.querySelector(\"[data-of='question-{ture}-B1']\").dataset.state === 'answered'")
    assert "Hur har du det i skolan?" in asked.inner_text()
    asked.locator(".chip", has_text="Vill inte svara").click()
    asked.get_by_role("button", name="Nästa").click()
    poll(page, f"document.querySelector(\"[data-of='question-{ture}-B2']\").dataset.state === 'answered'")
    page.locator(".turned-bar [data-turn]").click()

    page.locator(f"details:has([id='answers-{ture}']) > summary").click()
    has(page, f"[id='answers-{ture}'] > tr", "Hur har du det i skolan?")
    rows = page.locator(f"[id='answers-{ture}'] > tr")
    assert "Vill inte svara" in rows.first.inner_text()
    assert "Jättebra" in rows.last.inner_text()
    assert "Det blev tyst." in rows.last.inner_text()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-3:] == [
        ("choose_sharing", "applied"), ("answer_indicator", "applied"), ("answer_indicator", "applied"),
    ]  # fmt: skip


def test_f2_a_month_is_said_and_a_step_on_the_ladder_is_written_without_network(ready, people):
    server, family, maja = ready.server, people.families["provstrom"], people.members["maja"]
    page = ready.open(f"/families/{family}/status")
    server.stop()
    page.get_by_text("Skriv en månad").click()
    form = page.locator("form[data-form=record_status]")
    form.locator(".chip", has_text="Maja").click()
    form.locator("fieldset", has_text="Arbete").locator(".chip", has_text="Ja").click()
    form.locator("[name=words]").fill("Skolköket, halvtid.")
    form.get_by_role("button", name="Spara").click()
    has(page, f"[id='months-{maja}'] > li", "Skolköket, halvtid.")
    assert "Arbete: Ja" in page.locator(f"[id='months-{maja}'] > li").first.inner_text()

    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    page.get_by_role("link", name="Hur går det?").click()
    arrived(page, f"/families/{family}/progress")
    page.get_by_text("Skriv ett steg").click()
    form = page.locator("form[data-form=move_on_ladder]")
    form.locator(".chip", has_text="Maja").click()
    form.locator("[name=words]").fill("Handledaren ringde henne.")
    form.get_by_role("button", name="Spara").click()
    has(page, f"[id='moves-{maja}'] > li", "Handledaren ringde henne.")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-2:] == [
        ("record_status", "applied"), ("move_on_ladder", "applied"),
    ]  # fmt: skip

"""The plan is written at a table without network: it shows at once on each page that has it, and arrives once."""

from ..cast import named
from .browser import poll
from .conftest import arrived, journal


def has(page, selector, words):
    poll(page, f"[...document.querySelectorAll(`{selector}`)].some(one => one.textContent.includes('{words}'))")


def open_form(page, heading, button):
    form = page.locator("details.edit", has_text=heading).first
    form.locator("summary").first.click()
    return form, form.get_by_role("button", name=button, exact=True)


def test_new_things_and_changes_stand_on_both_pages_and_get_home(ready, people):
    server, family = ready.server, people.families["pahittdal"]
    page = ready.open(f"/families/{family}/plan")
    server.stop()

    form, save = open_form(page, "Något som är svårt", "Spara")
    form.locator("[name=text]").fill("Morgnarna")
    form.locator("[name=area]").select_option(label="Skola")
    save.click()
    has(page, f"#barriers-{family} [data-field=text]", "Morgnarna")
    has(page, f"#barriers-{family} [data-field=area]", "Skola")

    form, save = open_form(page, "Nytt steg", "Spara")
    form.locator("[name=text]").fill("Lägga fram kläder")
    form.locator("[name=doer]").select_option(label="Eva")
    form.locator("[name=due]").fill("2126-12-01")
    save.click()
    has(page, f"#steps-{family} [data-field=text]", "Lägga fram kläder")
    has(page, f"#steps-{family} [data-field=doer]", "Eva")
    has(page, f"#steps-{family} time", "1 december")

    form, save = open_form(page, "Föreslå ett mål", "Föreslå")
    form.locator("[name=text]").fill("Skola fyra dagar")
    save.click()
    has(page, f"#goals-{family} [data-field=text]", "Skola fyra dagar")

    card = page.locator(f"#steps-{family} > [data-of=step-{named('Ringa skolan')}]")
    card.locator("details.edit > summary").click()
    card.locator("form.fields [name=text]").fill("Ringa rektorn")
    card.get_by_role("button", name="Spara", exact=True).click()
    has(page, f"[data-of=step-{named('Ringa skolan')}] [data-field=text]", "Ringa rektorn")

    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    for list_, words in (("barriers", "Morgnarna"), ("steps", "Lägga fram kläder"), ("steps", "Ringa rektorn")):
        has(page, f"#{list_}-{family} [data-field=text]", words)
    goal = page.locator(f"#goals-{family} > li", has_text="Skola fyra dagar")
    goal.get_by_role("button", name="Ja", exact=True).click()
    has(page, f"#goals-{family} [data-when~=yes]:not([hidden])", "Överenskommet")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    sent = ("add_barrier", "add_step", "propose_goal", "edit_step", "answer_goal")
    told = [(row["command"], row["outcome"]) for row in journal(server)][-len(sent) :]
    assert told == [(command, "applied") for command in sent]
    has(page, f"#goals-{family} .mark:not([hidden])", "Överenskommet")

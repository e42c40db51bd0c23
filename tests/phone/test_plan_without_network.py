"""The plan is written at a table without network: it shows at once on each page that has it, and arrives once."""

from ..cast import named
from .browser import has, open_form, poll
from .conftest import arrived, journal


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


def test_ready_words_come_after_what_was_typed_and_in_place_of_each_other(ready, people):
    page = ready.open(f"/families/{people.families['pahittdal']}/plan")
    form, _save = open_form(page, "Nytt steg", "Spara")
    text, choice = form.locator("[name=text]"), form.locator("select[data-fills=text]")
    first, second = choice.locator("option").evaluate_all("all => all.map(one => one.value)")[1:3]
    for words in (first, second):
        choice.select_option(words)
        assert text.input_value() == words
    text.fill("Med Eva:")
    choice.select_option(first)
    assert text.input_value() == f"Med Eva: {first}"

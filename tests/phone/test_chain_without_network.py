"""D4 at a table without network: what is hard, what was tried, a step against it, and what it led to, in one chain."""

from familjelots.core.db import open_database

from ..cast import must, named
from .browser import has, poll
from .conftest import arrived, journal

SENT = (
    "add_barrier", "add_tried", "add_step", "tick_step", "tell_result", "edit_barrier", "propose_goal", "end_goal",
    "add_demand",
)  # fmt: skip


def write(page, form, **fields):
    """Open one of the plan's forms and fill it in: texts are written, what is listed is chosen by its words."""
    place = page.locator(f"details.edit:has(> form[data-form={form}])").first
    if not place.locator("> form").is_visible():
        place.locator("> summary").click()
    for name, value in fields.items():
        control = place.locator(f"> form [name={name}]").first
        kind = control.evaluate("one => one.type")
        if kind == "radio":
            place.locator(f"> form .chip:has([name={name}])", has_text=value).click()
        elif kind == "select-one":
            control.select_option(label=value)
        else:
            control.fill(value)
    place.locator("> form > .buttons button").click()


def test_d4_the_whole_chain_is_written_without_network_and_gets_home(ready, people):
    server, family = ready.server, people.families["pahittdal"]
    db = open_database(server.instance / "familjelots.db")
    must(db, people.sara, "add_barrier", {"id": named("evenings"), "text": "Kvällarna"}, family_id=family)
    db.conn.close()
    page = ready.open(f"/families/{family}/plan")
    chain = f"#barriers-{family} .chain"
    has(page, f"{chain} strong", "Kvällarna")
    server.stop()
    write(page, "add_barrier", text="Morgnarna", owner="Eva")
    has(page, f"{chain} strong", "Morgnarna")
    assert not page.locator(chain, has_text="Morgnarna").locator(".nobody").is_visible()
    write(page, "add_tried", barrier="Morgnarna", text="Väckarklocka", by_whom="mormor", at_time="i våras")
    has(page, f"{chain} .tried", "Väckarklocka")
    write(page, "add_step", text="Lägga fram kläder", doer="Eva", barrier="Morgnarna")
    has(page, f"{chain} .link", "Lägga fram kläder")
    page.get_by_role("button", name="Gjort: Lägga fram kläder").click()
    has(page, f"{chain} .link[data-state=done]", "Gjort")
    write(page, "tell_result", step="Lägga fram kläder", text="Vi hann äta frukost")
    has(page, f"{chain} .link .result", "Vi hann äta frukost")
    card = page.locator(chain, has_text="Kvällarna")
    assert card.locator(".nobody").is_visible()
    card.locator("details.edit > summary").click()
    card.locator("[name=owner]").select_option(label="Eva")
    card.locator("[name=status]").select_option(label="Lättare")
    card.get_by_role("button", name="Spara", exact=True).click()
    has(page, f"{chain} [data-field=owner]:not([hidden])", "Eva")
    has(page, f"{chain} > li:last-child .mark:not([hidden])", "Lättare")
    assert not card.locator(".nobody").is_visible()

    write(page, "propose_goal", text="Lugna morgnar")
    write(page, "end_goal", goal="Lugna morgnar", status="Nått", reason="Fyra veckor i rad")
    has(page, f"#goals-{family} > li[data-state=reached]", "Fyra veckor i rad")
    write(page, "add_demand", text="Sök arbete", why="Lagen säger det", asked_by="Socialtjänsten")
    has(page, f"#demands-{family} > li", "Lagen säger det")
    page.locator("a.bar-back").click()
    arrived(page, f"/families/{family}")
    for words in ("Morgnarna", "Väckarklocka", "Lägga fram kläder", "Vi hann äta frukost", "Kvällarna", "Lättare"):
        has(page, chain, words)
    has(page, f"#demands-{family} > li", "Sök arbete")

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    assert [(row["command"], row["outcome"]) for row in journal(server)][-len(SENT) :] == [
        (command, "applied") for command in SENT
    ]
    has(page, f"{chain} .link .result", "Vi hann äta frukost")

"""A lost phone: nowhere in its profile folder, history, sessions and caches included, is a word readable."""

from .browser import poll, traces
from .conftest import arrived, unlock

TYPED = "Kanariefågel sjunger"
DRAFTED = "Papegojan pratar"
SEARCHED = "Papegojan"
LINED = "Undulaten väntar"
NAMES = (
    "Påhittdal", "Provström", "Kornvägen", "Hemliga gatan", "Bildschemat", "Prova bildschemat", "Fast kontakt: Sara",
)  # fmt: skip


def write_and_leave(ready, people) -> list[str]:
    """Write a note, a half visit and a half line, look around, and leave; returns what must not be found."""
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    page.locator(f"#note-{family}").fill(TYPED)
    page.get_by_role("button", name="Spara anteckningen").click()
    poll(page, f"document.querySelector('main').textContent.includes('{TYPED}')")
    page.get_by_role("link", name="Börja besöket").first.click()
    arrived(page, f"/families/{family}/visits/new")
    page.locator("textarea[name=text]").press_sequentially(DRAFTED)
    page.locator("[name=steps-0-text]").press_sequentially(LINED)
    page.wait_for_timeout(600)
    page.go_back()
    arrived(page, f"/families/{family}")
    page.go_forward()
    poll(page, f"document.querySelector('textarea[name=text]')?.value === '{DRAFTED}'")
    return [TYPED, DRAFTED, LINED, *NAMES, " ".join(ready.words), " ".join(ready.words[:2])]


def test_nothing_that_was_written_or_read_is_readable_on_the_disk(ready, people):
    canaries = write_and_leave(ready, people)
    ready.phone.close()
    assert traces(ready.phone.profile, canaries) == []


def test_nor_when_the_browser_was_killed_and_opened_again(ready, people):
    canaries = write_and_leave(ready, people)
    ready.page.wait_for_timeout(3000)
    ready.phone.kill()
    page = ready.phone.start()
    page.goto(f"{ready.server.url}/")
    unlock(page, ready.words)
    ready.phone.kill()
    assert traces(ready.phone.profile, canaries) == []


def test_a_planted_leak_is_found(ready):
    page = ready.open("/today")
    page.evaluate(f"localStorage.setItem('draft', '{TYPED}')")
    page.evaluate(f"history.pushState(null, '', '/today?q={SEARCHED}')")
    page.evaluate(f"document.title = '{LINED}'")
    page.wait_for_timeout(500)
    ready.phone.close()
    found = {word for _file, word in traces(ready.phone.profile, [TYPED, SEARCHED, LINED])}
    assert found == {TYPED, SEARCHED, LINED}

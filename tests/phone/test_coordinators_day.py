"""Lena plans, moves and cancels on her laptop while Sara's phone is out of reach; the phone tells what changed."""

from datetime import timedelta

import pytest

from familjelots.core import clock

from .browser import Phone, poll
from .conftest import arrived, give_cookie, unlock


@pytest.fixture
def laptop(playwright, server, people, tmp_path):
    """Lena's browser, signed in, as wide as a laptop."""
    lena = Phone(playwright, tmp_path / "laptop")
    page = lena.start()
    page.set_viewport_size({"width": 1280, "height": 800})
    give_cookie(server, lena, people.lena)
    yield page
    lena.kill()


def _plan(page, url, family, at, purpose, expected) -> None:
    """Fill in and send the form as it stands; `expected` is a piece of the page that follows."""
    page.goto(f"{url}/planned-visits/new?family={family}")
    page.locator("#plan-starts_at").fill(at)
    page.locator("#plan-purpose").fill(purpose)
    page.get_by_role("button", name="Planera besöket").click()
    page.locator(expected).first.wait_for()


def _open(page, url, day, purpose) -> None:
    """Find a visit on the week board and open it."""
    page.goto(f"{url}/week?from={day}")
    page.locator("article.week-visit").filter(has_text=purpose).locator("a").first.click()
    page.get_by_role("heading", name="Så är det planerat").wait_for()


def test_what_is_planned_moved_and_cancelled_meanwhile_is_told_on_the_coachs_phone(
    server, phone, people, enrolled, laptop
):
    family, day = people.families["pahittdal"], clock.today() + timedelta(days=1)
    words = enrolled(people.sara, passkey=False)
    for time, purpose in (("09:00", "Så går veckan"), ("11:00", "Bildschemat"), ("13:00", "Skolmötet")):
        _plan(laptop, server.url, family, f"{day}T{time}", purpose, "article.week-visit")

    _plan(laptop, server.url, family, f"{day}T09:30", "Krockar", "[name=anyway]")
    assert "Sara hos" in laptop.locator("[data-kind=look]").last.inner_text()
    assert laptop.locator("#plan-purpose").input_value() == "Krockar"

    page = phone.page
    page.goto(f"{server.url}/today")
    unlock(page, words)
    arrived(page, "/today")
    poll(page, "document.querySelectorAll('#main [data-of^=change-]').length === 3", 20)
    poll(page, "document.querySelector('[data-ready-all]')?.hidden === false", 20)
    phone.context.set_offline(True)

    _open(laptop, server.url, day, "Bildschemat")
    laptop.locator("#move-starts_at").fill(f"{day}T14:30")
    laptop.locator("#move-reason").fill("Eva har läkartid")
    laptop.get_by_role("button", name="Spara ändringen").click()
    laptop.locator(".week-visit").get_by_text("flyttat").first.wait_for()
    _open(laptop, server.url, day, "Skolmötet")
    laptop.get_by_text("Avboka", exact=True).click()
    laptop.locator("label.chip").filter(has_text="Familjen").first.click()
    laptop.get_by_role("button", name="Avboka besöket").click()
    laptop.get_by_text("Besöket är avbokat.").wait_for()

    page.reload()
    unlock(page, words)
    assert "Eva har läkartid" not in page.locator("#main").inner_text(), "the phone knows what it cannot know"
    phone.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#main').innerText.includes('Eva har läkartid')", 20)
    told = page.locator("#main").inner_text()
    assert "Ny tid" in told
    assert "Avbokat" in told

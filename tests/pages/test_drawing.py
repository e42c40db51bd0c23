"""The week as a picture: a visit is drawn along the day, and what speaks against a time is told before it is let go."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from . import faults

AN_HOUR = 60


def next_week(page: Page, url: str, size: ViewportSize = faults.LAPTOP) -> None:
    """The coordinator's next week, with its picture open."""
    page.set_viewport_size(size)
    page.goto(f"{url}/week")
    page.goto(url + str(page.get_by_role("link", name="Veckan efter").get_attribute("href")))
    page.get_by_role("button", name="Dra besök till en annan tid").click()
    expect(page.locator("#week-picture .ec-draggable").first).to_be_visible()


def draw(page: Page, visit: Locator, hours: float) -> str:
    """Take a visit and hold it some hours later; what is said of that time."""
    visit.scroll_into_view_if_needed()
    box = visit.bounding_box()
    assert box
    x, y = box["x"] + 8, box["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    with page.expect_response("**/against?*"):
        page.mouse.move(x + 10, y, steps=3)
    page.mouse.move(x + hours * AN_HOUR, y, steps=8)
    says = page.locator("[data-says]")
    expect(says).to_contain_text(": ")
    return says.inner_text()


def test_a_visit_is_drawn_to_a_time_that_fits_and_moved_back(demo, alone):
    context: BrowserContext = alone("coordinator")
    page = context.new_page()
    listener = faults.Listener(page)
    next_week(page, demo.url)
    visit = page.locator("#week-picture .ec-draggable").first
    assert draw(page, visit, 1).endswith(": passar")
    page.mouse.up()
    undo = page.locator("[data-undo]")
    expect(undo).to_be_visible()
    expect(page.locator("#week-picture .ec-draggable").first).to_be_visible()
    undo.get_by_role("button").click()
    expect(undo).to_have_count(0)
    assert listener.take() == []


def test_a_time_that_something_speaks_against_is_said_and_asked_about(demo, alone):
    context: BrowserContext = alone("coordinator")
    page = context.new_page()
    next_week(page, demo.url)
    visit = page.locator("#week-picture .ec-draggable").first
    why = draw(page, visit, 7).partition(": ")[2]
    assert why != "passar"
    page.mouse.up()
    expect(page.locator("legend", has_text="Tiden som du skrev")).to_be_visible()
    assert page.locator("input[name=starts_at]:checked ~ span .mark").all_inner_texts() == why.split(", ")


@pytest.mark.parametrize("size", [faults.LAPTOP, faults.PHONE], ids=["laptop", "phone"])
def test_the_picture_has_no_fault_that_a_machine_can_find(demo, alone, names, size):
    context: BrowserContext = alone("coordinator")
    page = context.new_page()
    next_week(page, demo.url, size)
    page.evaluate(faults.axe())
    found = faults.by_axe(page, {"type": "tag", "values": faults.WCAG})
    page.emulate_media(color_scheme="dark")
    found += faults.by_axe(page, {"type": "rule", "values": faults.COLOURS})
    assert found == []

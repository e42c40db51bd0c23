"""A suggested week in a real browser: asked for, followed by itself, looked at, booked."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from ..phone.server import Server
from . import faults
from .test_imports import work


def test_a_suggested_week_is_followed_looked_at_and_booked(
    demo: Server, as_role: Callable[[str], BrowserContext], names: list[str]
) -> None:
    page = as_role("coordinator").new_page()
    listener, found = faults.Listener(page), []
    page.goto(f"{demo.url}/week")
    for _week in range(3):
        page.goto(demo.url + str(page.get_by_role("link", name="Veckan efter").get_attribute("href")))
    chapter = page.locator("details.chapter").filter(has_text="Utan planerat besök").first
    if chapter.get_attribute("open") is None:
        chapter.locator("summary").click()
    page.get_by_role("button", name="Föreslå veckan").click()
    page.wait_for_selector("[data-progress]")
    found += faults.at_first_sight(page, names)
    work(demo)
    expect(page.locator("[data-progress]")).to_have_count(0, timeout=20_000)  # by itself
    expect(page.get_by_text("Inget är bokat förrän du bokar det.")).to_be_visible()
    found += faults.everywhere(page, names)
    way = page.url
    boxes = page.locator("main input[name=family]")
    for number in range(1, boxes.count()):
        boxes.nth(number).uncheck(force=True)
    page.get_by_role("button", name="Boka de markerade").click()
    page.wait_for_selector("[data-page=week]")
    page.goto(way)
    expect(page.get_by_text("bokat", exact=True)).to_have_count(1)
    found += faults.everywhere(page, names) + listener.take()
    page.close()
    assert not found, "\n".join(found)

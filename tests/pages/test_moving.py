"""A coordinator moves a visit from the week by keyboard alone, and back; ten seconds later the way back is gone."""

from playwright.sync_api import BrowserContext, Page, expect

from .faults import LAPTOP


def press(page: Page, link: str) -> None:
    """Choose the first link of that kind by keyboard."""
    page.locator(link).first.focus()
    page.keyboard.press("Enter")


def test_a_visit_is_moved_and_moved_back_by_keyboard(demo, alone):
    context: BrowserContext = alone("coordinator")
    page = context.new_page()
    page.set_viewport_size(LAPTOP)
    page.clock.install()
    page.goto(f"{demo.url}/week")
    page.goto(demo.url + str(page.get_by_role("link", name="Veckan efter").get_attribute("href")))
    expect(page.locator(".week-visit a[href$='/move']").first).to_be_visible()
    visit = page.locator(".week-visit:has(a[href$='/move'])").first.get_attribute("data-id")
    was = page.locator(f"[data-id='{visit}'] time").first.get_attribute("datetime")
    press(page, f"[data-id='{visit}'] a[href$='/move']")
    choices = page.locator("input[name=starts_at][type=radio]")
    expect(choices.first).to_be_attached()
    choices.first.focus()
    page.keyboard.press("Space")
    wanted = choices.first.get_attribute("value")
    page.keyboard.press("Enter")
    undo = page.locator("[data-undo]")
    expect(undo).to_be_visible()
    assert wanted != was
    expect(page.locator(f"[data-id='{visit}'] time").first).to_have_attribute("datetime", str(wanted))
    press(page, "[data-undo] button")
    expect(undo).to_have_count(0)
    expect(page.locator(f"[data-id='{visit}'] time").first).to_have_attribute("datetime", str(was))

    press(page, f"[data-id='{visit}'] a[href$='/move']")
    expect(choices.first).to_be_attached()
    choices.first.check()
    page.get_by_role("button", name="Flytta besöket").click()
    expect(undo).to_be_visible()
    page.mouse.move(0, 0)
    page.clock.run_for(9_000)
    expect(undo).to_be_visible()
    undo.locator("button").focus()
    page.clock.run_for(5_000)
    expect(undo).to_be_visible()
    undo.locator("button").evaluate("(button) => button.blur()")
    page.clock.run_for(2_000)
    expect(undo).to_have_count(0)

"""A coordinator makes a programme the town's own in a real browser, and another one takes it in from its file."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from ..phone.server import Server


def test_u10_d8_adjusted_by_hand_fetched_as_a_file_and_taken_in(
    demo: Server, as_role: Callable[[str], BrowserContext], tmp_path
) -> None:
    page = as_role("coordinator").new_page()
    page.goto(f"{demo.url}/programmes")
    page.get_by_role("link", name="Familjelotsen i Påhittstad").click()
    page.locator("a[href$='/areas']").click()
    page.locator("[data-add=rows]:not([hidden])").click()
    page.locator("[data-added] input[lang=sv]").fill("Husdjuren")
    page.locator("[data-added] input[lang=en]").fill("Pets")
    page.locator(".done-bar button").click()
    page.get_by_text("Husdjuren").wait_for()
    with page.expect_download() as fetched:
        page.locator("a[href$='/export']").click()
    file = tmp_path / "insats.toml"
    fetched.value.save_as(file)
    page.goto(f"{demo.url}/programmes/import")
    page.locator("[type=file]").set_input_files(file)
    page.get_by_role("button", name="Visa hur den blir").click()
    page.get_by_text("Den är inte sparad än").wait_for()
    assert "Husdjuren" in page.locator("main").inner_text()
    page.get_by_role("button", name="Ta in Familjelotsen i Påhittstad").click()
    page.get_by_role("heading", name="Våra egna").wait_for()
    assert page.get_by_role("link", name="Familjelotsen i Påhittstad").count() == 2
    page.close()

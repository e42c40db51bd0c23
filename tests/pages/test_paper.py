"""Printed by a browser, a plan is one to three pages of black on white, with nothing of the screen around it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from ..phone.server import Server

HIDDEN = ".places, .bar, .status, .not-on-paper, form"


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("coach", "/families/{}/plan/print"),
        ("coach", "/families/{}/plan/print?form=file"),
        ("coach", "/families/{}/plan/print?form=file&private=yes"),
        ("family", "/our-plan/print"),
    ],
)
def test_a_plan_is_printed_on_one_to_three_clean_pages(
    demo: Server, as_role: Callable[[str], BrowserContext], role: str, path: str
) -> None:
    page = as_role(role).new_page()
    if role == "coach":
        page.goto(f"{demo.url}/families")
        for link in page.get_by_role("link", name=re.compile("Påhittdal|Provström")).all():
            _prints(page.context, demo.url + path.format(str(link.get_attribute("href")).split("/")[-1]))
    else:
        _prints(page.context, demo.url + path)
    page.close()


def _prints(context: BrowserContext, url: str) -> None:
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    assert 1 <= pages_of(page.pdf(prefer_css_page_size=True)) <= 3
    page.emulate_media(media="print", color_scheme="dark")
    assert [one for one in page.locator(HIDDEN).all() if one.is_visible()] == []
    colours = page.evaluate("""() => [...document.querySelectorAll('.sheet, .sheet *')]
      .map((one) => getComputedStyle(one)).map(({ color, backgroundColor }) => `${color} ${backgroundColor}`)""")
    assert set(colours) == {"rgb(0, 0, 0) rgba(0, 0, 0, 0)"}
    page.close()


def test_the_button_hands_the_page_to_the_browsers_printing(
    demo: Server, as_role: Callable[[str], BrowserContext]
) -> None:
    page = as_role("family").new_page()
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{demo.url}/our-plan/print")
    page.get_by_role("button", name="Skriv ut").click()
    page.wait_for_function("window.printed === true")
    page.close()

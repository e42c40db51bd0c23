"""Paper is the look's own from edge to edge, and past a page's end."""

import pytest
from playwright.sync_api import Browser

from ..phone.server import Server

BEHIND = "[document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"
PAPER = {"light": "rgb(248, 244, 238)", "dark": "rgb(25, 23, 21)"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_one_colour_and_it_is_not_the_librarys_white(demo: Server, browser: Browser, scheme) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{demo.url}/sign-in")
    assert page.evaluate(BEHIND) == [PAPER[scheme]] * 2
    page.close()

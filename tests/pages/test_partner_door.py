"""A partner's own pages have no fault that a machine can find, in any size, and ask for nothing but a browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from familjelots.accounts import links
from familjelots.core.db import open_database, value

from ..phone.server import Server
from . import faults

CLOSED = "Den här länken gäller inte längre."


@pytest.fixture
def outside(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without scripts, in which nobody is signed in."""
    context = browser.new_context(locale="sv-SE", timezone_id="Europe/Stockholm", java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def door(demo: Server) -> tuple[str, str]:
    """The address and the code of the question to Påhittdal's school."""
    db = open_database(demo.instance / "familjelots.db")
    sql = "SELECT id FROM partner_question WHERE question LIKE '%fredagarna%'"
    token, code = links.make_link(db, "question", value(db, sql), "test", "2099-12-31")
    db.conn.close()
    return f"{demo.url}/p/{token}", code


@pytest.fixture
def referral(demo: Server) -> tuple[str, str]:
    """The address and the code of a referral of a single person, who waits."""
    db = open_database(demo.instance / "familjelots.db")
    sql = "SELECT id FROM referral WHERE person = 'Pia Legend'"
    token, code = links.make_link(db, "referral", value(db, sql), "test", "2099-12-31")
    db.conn.close()
    return f"{demo.url}/p/{token}", code


def _answer(page: Page, address: str, code: str) -> None:
    page.goto(address)
    page.fill("input[name=code]", code)
    page.click("main button")
    page.check("input[value=not_yet]", force=True)
    page.fill("textarea", "Vi behöver en vecka till.")
    page.click("main button")


def test_d5_a_partner_answers_in_a_real_browser_without_scripts(outside: BrowserContext, door: tuple[str, str]) -> None:
    page = outside.new_page()
    _answer(page, *door)
    assert "Vi behöver en vecka till." in page.locator("main").inner_text()
    assert page.is_checked("input[value=not_yet]")
    assert page.title().startswith("En fråga till dig")


def test_the_code_the_part_and_the_end(browser: Browser, demo: Server, door: tuple[str, str], names: list[str]) -> None:
    context = browser.new_context(locale="sv-SE", service_workers="block")
    page, (address, code) = context.new_page(), door
    listener, found = faults.Listener(page), []
    page.goto(address)
    found += faults.everywhere(page, names)
    _answer(page, address, code)
    found += faults.everywhere(page, names) + listener.take()
    page.goto(f"{demo.url}/p/nothing")
    assert CLOSED in page.locator("main").inner_text()
    found += faults.everywhere(page, names)
    context.close()
    assert not found, "\n".join(found)


def test_l3_a_receiver_says_yes_in_a_real_browser_without_scripts(
    outside: BrowserContext, browser: Browser, referral: tuple[str, str], names: list[str]
) -> None:
    page, (address, code) = outside.new_page(), referral
    page.goto(address)
    page.fill("input[name=code]", code)
    page.click("main button")
    assert "Pia Legend" in page.locator("main").inner_text()
    page.check("input[value=accepted]", force=True)
    page.fill("input[name=said_by]", "Olle")
    page.click("main button")
    assert "Tack, ert svar är framme." in page.locator("main").inner_text()
    assert page.is_checked("input[value=first_contact]")
    context = browser.new_context(locale="sv-SE", service_workers="block")
    looked = context.new_page()
    looked.goto(address)
    looked.fill("input[name=code]", code)
    looked.click("main button")
    found = faults.everywhere(looked, names)
    context.close()
    assert not found, "\n".join(found)

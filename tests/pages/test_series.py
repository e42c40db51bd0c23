"""Visits that recur, planned and called off by keyboard alone, and in a browser without scripts."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from familjelots.core import clock

from . import faults
from .conftest import _token
from .faults import LAPTOP


@pytest.fixture
def page(scripts: bool, demo, browser: Browser):
    """Lena's browser."""
    context = browser.new_context(viewport=LAPTOP, locale="sv-SE", service_workers="block", java_script_enabled=scripts)
    context.add_cookies([{"name": "sid", "value": _token(demo, "Lena", "laptop"), "url": demo.url}])
    yield context.new_page()
    context.close()


@pytest.fixture
def family(demo) -> str:
    """A family whose days so far ahead are free."""
    with closing(sqlite3.connect(demo.instance / "familjelots.db")) as db:
        return db.execute("SELECT id FROM family WHERE name = 'Exempelberg'").fetchone()[0]


def press(page: Page, name: str, role: Literal["button", "link"] = "button") -> None:
    """Choose a button or a link by keyboard."""
    page.get_by_role(role, name=name, exact=True).first.focus()
    page.keyboard.press("Enter")


def fill(page: Page, every: str, until: str) -> None:
    """How often, by the space bar, and the last day."""
    page.get_by_label(every, exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Sista dagen").fill(until)


@pytest.mark.parametrize(("scripts", "weeks"), [(True, 40), (False, 60)], ids=["keyboard", "no script"])
def test_from_one_visit_to_many_with_a_day_that_is_taken_and_back(page: Page, demo, family: str, weeks: int) -> None:
    start = clock.today() + timedelta(days=(1 - clock.today().weekday()) % 7, weeks=weeks)
    page.goto(f"{demo.url}/planned-visits/new?family={family}")
    page.get_by_label("Dag och tid").fill(f"{start + timedelta(weeks=1)}T12:00")
    press(page, "Planera besöket")
    page.wait_for_url("**/week?from=*")
    page.goto(f"{demo.url}/planned-visits/new?family={family}")
    press(page, "Återkommande besök", "link")
    expect(page.get_by_label("Sista dagen")).to_be_visible()
    page.get_by_label("Dag och tid").fill(f"{start}T12:00")
    page.get_by_label("Vad besöket gäller").fill("Räkningar vid köksbordet")
    fill(page, "Varje vecka", f"{start - timedelta(days=1)}")
    press(page, "Planera besöken")
    expect(page.get_by_text("Sista dagen är före det första besöket.").first).to_be_visible()
    expect(page.get_by_label("Vad besöket gäller")).to_have_value("Räkningar vid köksbordet")
    fill(page, "Varje vecka", f"{start + timedelta(weeks=4)}")
    press(page, "Planera besöken")
    expect(page.get_by_text("En dag passar inte:")).to_be_visible()
    page.get_by_label("Hoppa över de dagarna").focus()
    page.keyboard.press("Space")
    press(page, "Planera besöken")
    expect(page.get_by_text("4 besök, varje vecka, till")).to_be_visible()
    _called_off(page, start)


def _called_off(page: Page, start: date) -> None:
    page.locator(f"main li a:has(time[datetime^='{start + timedelta(weeks=2)}'])").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ett av 4 besök, varje vecka, till")).to_be_visible()
    page.get_by_role("heading", name="Avboka det här och de som följer").click()
    page.locator("form[action$='/rest'] input[value=us]").focus()
    page.keyboard.press("Space")
    press(page, "Avboka besöken")
    expect(page.get_by_text("Besöket och de 2 som följer är avbokade.")).to_be_visible()
    press(page, "Återkommande besök", "link")
    expect(page.locator("main li .mark")).to_have_count(3)
    expect(page.get_by_text("Ett besök, varje vecka, till")).to_be_visible()


def test_the_list_of_days_that_do_not_fit_has_no_fault(as_role, demo, family: str, names) -> None:
    page = as_role("coordinator").new_page()
    page.goto(f"{demo.url}/planned-visits/new?family={family}")
    page.get_by_role("link", name="Återkommande besök").click()
    expect(page.get_by_label("Sista dagen")).to_be_visible()
    saturday = clock.today() + timedelta(days=(5 - clock.today().weekday()) % 7 + 7)
    page.get_by_label("Dag och tid").fill(f"{saturday}T12:00")
    fill(page, "Varannan vecka", f"{saturday + timedelta(weeks=8)}")
    page.get_by_role("button", name="Planera besöken").click()
    expect(page.get_by_text("5 dagar passar inte:")).to_be_visible()
    assert faults.everywhere(page, names) == []
    page.close()

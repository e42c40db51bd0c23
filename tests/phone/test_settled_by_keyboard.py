"""The same Monday for somebody whose browser runs no scripts and who has no mouse: five visits, five families told."""

import re
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from familjelots.accounts import sessions
from familjelots.core import clock

from ..cast import must
from .browser import chromium

SECONDS = 180
VISITS = (
    ("08:00", "pahittdal", "kornvagen"),
    ("09:30", "provstrom", "provgatan"),
    ("11:00", "mithal", "sokgatan"),
    ("13:00", "pahittdal", "kornvagen"),
    ("14:30", "provstrom", "provgatan"),
)
WISHES = (("pahittdal", "kornvagen", "substitute"), ("provstrom", "provgatan", "move"), ("mithal", "sokgatan", "call"))
MOST_STOPS = 150
REACHED = re.compile("^Nådd")


@pytest.fixture
def monday(db, people):
    """Sara comes to three homes that have said what they want, and has five visits on a working day to come."""
    must(
        db,
        people.lena,
        "give_family",
        {"id": str(uuid4()), "coach": people.sara.id},
        family_id=people.families["mithal"],
    )
    day = clock.today() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    for family, home, wish in WISHES:
        fields = {"id": str(uuid4()), "household": people.homes[home], "wish": wish}
        must(db, people.sara, "say_change_wish", fields, family_id=people.families[family])
    for hour, family, home in VISITS:
        fields = {"id": str(uuid4()), "family": people.families[family], "starts_at": f"{day}T{hour}", "minutes": "60"}
        more = {"household": people.homes[home], "interpreter": "arabiska" if family == "mithal" else ""}
        must(db, people.lena, "plan_visit", fields | more)
    return day


@pytest.fixture
def laptop(playwright, server, db, people):
    """Lena's browser, without scripts. It writes days as American ones do, so that a keyboard can."""
    browser = playwright.chromium.launch(
        executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--lang=en-US"], env={"LANGUAGE": "en_US"}
    )
    context = browser.new_context(locale="sv-SE", java_script_enabled=False)
    token, _secret = sessions.start_session(db, people.lena.id, "laptop")
    context.add_cookies([{"name": "sid", "value": token, "url": server.url}])
    yield context.new_page()
    browser.close()


class Keys:
    """A keyboard that counts what is pressed on it."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)
        self.count += 1

    def write(self, text: str) -> None:
        """Several, one by one."""
        for letter in text:
            self.press(letter)

    def to(self, wanted: Locator) -> None:
        """Past the head of the page, then on until the focus stands there."""
        here = "one => one === document.activeElement"
        for _ in range(MOST_STOPS):
            if wanted.evaluate(here):
                return
            self.press("Tab")
            if self.page.locator(".ds-skip-link:focus").count():
                self.press("Enter")
        raise AssertionError(f"the keyboard never came to {wanted}")

    def choose(self, wanted: Locator) -> None:
        """Go there, and press it."""
        self.to(wanted)
        self.press("Enter")


def _settled(page: Page, number: int) -> None:
    words = "Alla besök är ordnade" if number == len(VISITS) else f"{number} av {len(VISITS)} besök är ordnade"
    expect(page.locator("[role=status]", has_text=words)).to_be_visible()


def _writes_that_she_is_ill(page: Page, keys: Keys, day: str) -> None:
    keys.choose(page.get_by_role("rowheader", name="Sara").get_by_role("link"))
    keys.to(page.locator("#away-kind [type=radio], [name=kind]").first)
    keys.press("Space")
    year, month, date = day.split("-")
    for name in ("from_day", "until_day"):
        keys.to(page.locator(f"#away-{name}"))
        keys.write(month + date + year)
        expect(page.locator(f"#away-{name}")).to_have_value(day)
    keys.choose(page.get_by_role("button", name="Spara frånvaron"))


def _states(page: Page) -> list[str | None]:
    return [card.get_attribute("data-state") for card in page.locator("main li.card[data-state]").all()]


def test_m7_five_visits_are_settled_and_five_calls_noted_without_scripts_and_without_a_mouse(
    server, db, people, laptop, monday
):
    page, keys = laptop, Keys(laptop)
    began = time.monotonic()
    page.goto(f"{server.url}/week")
    _writes_that_she_is_ill(page, keys, monday.isoformat())
    _settled(page, 0)
    first = page.locator("main li.card").first
    for number, (family, words) in enumerate(
        (
            ("Påhittdal", "Amir"),
            ("Provström", "Flytta till"),
            ("Mithal", "Ring först"),
            ("Påhittdal", "Amir"),
            ("Provström", "Avboka besöket"),
        ),
        1,
    ):
        expect(first.get_by_role("heading")).to_contain_text(family)
        if words == "Avboka besöket":
            keys.choose(first.locator("summary"))
        keys.choose(first.get_by_role("button", name=words).first)
        _settled(page, number)

    calls = page.locator("section:has(#calls) li.card")
    expect(calls).to_have_count(len(VISITS))
    samir = calls.filter(has_text="Mithal")
    expect(samir.get_by_role("link")).to_contain_text("070-174 06 02")
    expect(samir.get_by_role("link")).to_contain_text("arabiska, tolk")
    keys.choose(samir.get_by_role("button", name="Ej nådd"))
    expect(samir.locator("p", has_text="Ej nådd: Lena")).to_be_visible()
    keys.choose(samir.get_by_role("button", name=REACHED))
    expect(calls).to_have_count(len(VISITS) - 1)
    _settled(page, len(VISITS) - 1)
    keys.choose(first.get_by_role("button", name="Flytta till").first)
    _settled(page, len(VISITS))
    expect(samir.get_by_text("Avboka tolken: arabiska")).to_be_visible()
    for left in range(len(VISITS), 0, -1):
        expect(calls).to_have_count(left)
        keys.choose(calls.first.get_by_role("button", name=REACHED))
    expect(page.locator("#calls")).to_have_count(0)
    assert time.monotonic() - began < SECONDS
    assert keys.count < 2 * SECONDS, "two keys a second"

    assert sorted(str(state) for state in _states(page)) == ["cancelled", "given", "given", "moved", "moved"]
    told = {row[0] for row in db.execute("SELECT planned_visit FROM family_call WHERE outcome = 'reached'")}
    assert len(told) == len(VISITS), "somebody has spoken with each family"
    page.goto(f"{server.url}/week")
    assert "Sara är borta" not in page.locator("main").inner_text()

"""Sara rings in sick at eight. Lena settles five visits, and counts what she taps."""

import time
from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.core.db import open_database

from ..cast import must
from .browser import Phone
from .conftest import give_cookie

TAPS, SECONDS = 3, 180
HOURS = ("08:00", "09:30", "11:00", "13:00", "14:30")


@pytest.fixture
def laptop(playwright, server, people, tmp_path):
    """Lena's browser, signed in."""
    lena = Phone(playwright, tmp_path / "laptop")
    page = lena.start()
    give_cookie(server, lena, people.lena)
    yield page
    lena.kill()


@pytest.fixture
def monday(server, people):
    """Five visits of Sara's on the next working day; what two homes want is said, one's is not."""
    day = clock.today() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    db = open_database(server.instance / "familjelots.db")
    homes = {"pahittdal": "kornvagen", "provstrom": "provgatan"}
    wishes = {"pahittdal": "substitute", "provstrom": "move"}
    for family, home in homes.items():
        fields = {"id": str(uuid4()), "household": people.homes[home], "wish": wishes[family]}
        must(db, people.sara, "say_change_wish", fields, family_id=people.families[family])
    for number, hour in enumerate(HOURS):
        family = ("pahittdal", "provstrom")[number % 2]
        fields = {"id": str(uuid4()), "family": people.families[family], "starts_at": f"{day}T{hour}", "minutes": "60"}
        must(db, people.lena, "plan_visit", fields | {"household": people.homes[homes[family]]})
    db.conn.close()
    return day


class Taps:
    """Counts what somebody taps."""

    def __init__(self, page) -> None:
        self.page, self.count = page, 0

    def tap(self, found) -> None:
        """Tap it, and count that."""
        found.click()
        self.count += 1


def _settled(page, number: int) -> None:
    words = "Alla besök är ordnade" if number == len(HOURS) else f"{number} av {len(HOURS)} besök är ordnade"
    page.locator("[role=status]", has_text=words).wait_for()


def test_m7_five_visits_are_settled_in_six_taps(server, people, laptop, monday):
    page, day = laptop, monday
    began, taps = time.monotonic(), Taps(page)
    page.goto(f"{server.url}/working-times?of={people.sara.id}")
    page.locator("[name=kind][value=sick]").check()
    page.locator("#away-from_day").fill(day.isoformat())
    page.locator("#away-until_day").fill(day.isoformat())
    page.get_by_role("button", name="Spara frånvaron").click()
    _settled(page, 0)
    first = page.locator("main li.card").first
    for number, name in enumerate(("Amir", "Flytta till", "Amir", "Ring först", "Avboka besöket"), 1):
        before = taps.count
        if name == "Avboka besöket":
            taps.tap(first.locator("summary", has_text="Något annat"))
        taps.tap(first.get_by_role("button", name=name).first)
        _settled(page, number)
        assert taps.count - before <= TAPS
    assert taps.count == 6
    assert time.monotonic() - began < SECONDS

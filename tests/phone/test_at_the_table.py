"""A visit at a kitchen table, on a phone without network: few taps, turned around, seen at once where it belongs."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from familjelots.core import clock
from familjelots.core.db import open_database
from familjelots.core.perform import perform
from familjelots.visits import queries

from ..cast import named
from .browser import poll
from .conftest import arrived, journal, unlock

MOST_TAPS = 12


class Thumb:
    """Counts every tap; writing with the keyboard is not one."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, selector: str) -> None:
        self.taps += 1
        self.page.locator(selector).first.click()

    def write(self, selector: str, words: str) -> None:
        self.tap(selector)
        self.page.keyboard.type(words)

    def choose(self, selector: str, label: str) -> None:
        """A phone's list: one tap opens it, one chooses."""
        self.taps += 2
        self.page.locator(selector).select_option(label=label)

    def day(self, selector: str, day: str) -> None:
        """A phone's calendar: one tap opens it, one chooses the day, one closes it."""
        self.taps += 3
        self.page.locator(selector).fill(day)


@pytest.fixture
def tomorrow(server, people):
    """A planned visit tomorrow at nine, and its wall time."""
    start = (clock.local_now() + timedelta(days=1)).strftime("%Y-%m-%dT09:00")
    db = open_database(server.instance / "familjelots.db")
    plan = {"id": named("plan"), "family": people.families["pahittdal"], "starts_at": start, "purpose": "Bildschemat"}
    perform(db, people.lena, "plan_visit", {**plan, "household": people.homes["kornvagen"]})
    db.conn.close()
    return start


def test_an_ordinary_visit_takes_twelve_taps(server, phone, people, tomorrow, enrolled):
    words = enrolled(people.sara)
    family = people.families["pahittdal"]
    page = phone.page
    page.goto(f"{server.url}/families/{family}")
    unlock(page, words)
    server.stop()
    arrived(page, f"/families/{family}")
    thumb = Thumb(page)
    thumb.tap("text=Börja besöket")
    arrived(page, f"/families/{family}/visits/new")
    thumb.tap(".chip:has-text('Ture')")
    thumb.tap(".chip:has-text('Skola')")
    thumb.write("[name=text]", "Vi provade bildschemat vid frukosten.")
    thumb.write("[name=steps-0-text]", "Sätta upp schemat i hallen")
    thumb.choose("[name=steps-0-doer]", "Eva")
    thumb.tap("li:has-text('Prova bildschemat') .chip:has-text('Gjort')")
    thumb.tap("[data-fill=next_at] >> nth=0")
    thumb.tap(".done-bar button")
    arrived(page, f"/families/{family}")
    assert thumb.taps <= MOST_TAPS, thumb.taps
    poll(page, "document.querySelectorAll('.timeline > li').length === 1")
    card = page.locator(".timeline > li").first
    for seen in ("Eva, Ture", "Skola", "Vi provade bildschemat", "Sätta upp schemat i hallen"):
        assert seen in card.inner_text()
    assert "Sätta upp schemat i hallen" in page.locator(f"[id='steps-{family}']").inner_text()
    thumb.tap("text=Börja besöket")
    arrived(page, f"/families/{family}/visits/new")
    thumb.write("[name=text]", "Och en gång till.")
    thumb.tap(".done-bar button")
    arrived(page, f"/families/{family}")
    server.start()
    poll(page, "document.getElementById('status').innerText.includes('mottaget')", 40)
    again, kept = sorted(_visits(server, family), key=lambda visit: visit["text"] != "Och en gång till.")
    assert (again["planned_visit"], again["steps"]) == (None, [])
    assert (kept["planned_visit"], kept["at"], kept["purpose"]) == (named("plan"), tomorrow, "Bildschemat")
    assert sorted(kept["present"].split(", ")) == ["Eva", "Ture"]
    assert kept["next_at"]
    assert [step["doer"] for step in kept["steps"]] == ["Eva"]


def test_the_phone_turned_around_shows_only_what_is_written_together(server, phone, people, sign_in):
    page = sign_in(phone, people.sara)
    page.goto(f"{server.url}/families/{people.families['pahittdal']}/visits/new")
    page.locator(".afterwards summary").click()
    page.locator("[name=observations]").fill("bara för Sara")
    page.locator("[data-turn] >> nth=0").click()
    for hidden in (".afterwards", "[name=observations]", ".done-bar", ".places", "[data-lock]"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert page.locator("[name=text]").is_visible()
    page.locator(".turned-bar [data-turn]").click()
    assert page.locator(".done-bar").is_visible()


def test_a_visit_without_a_plan_is_now(server, phone, people, sign_in):
    page = sign_in(phone, people.sara)
    family = people.families["provstrom"]
    page.goto(f"{server.url}/families/{family}/visits/new")
    page.locator("[name=others]").evaluate("control => control.closest('details').open = true")
    page.locator("[name=others]").fill("Läraren")
    page.keyboard.press("Enter")
    assert page.url.endswith("/visits/new")
    page.locator(".done-bar button").click()
    poll(page, f"location.pathname === '/families/{family}'")
    told = clock.local_now().strftime("%Y-%m-%dT%H")
    (kept,) = _visits(server, family)
    assert kept["at"][:13] == told
    assert journal(server)[-1]["command"] == "record_visit"


def _visits(server, family) -> list[dict]:
    db = open_database(server.instance / "familjelots.db")
    kept = queries.timeline(db, family)
    db.conn.close()
    return kept


def test_another_home_brings_its_own_people(server, phone, people, sign_in):
    page = sign_in(phone, people.sara)
    page.goto(f"{server.url}/families/{people.families['pahittdal']}/visits/new")

    def here() -> list[str]:
        chosen = page.locator(".who .chip:has([name=present]:checked)").filter(visible=True)
        return [name.strip() for name in chosen.all_inner_texts()]

    page.locator(".chip", has_text="Kornvägen").click()
    assert here() == ["Eva"]
    page.locator(".who .chip", has_text="Ture").click()
    page.locator(".chip", has_text="Hos Per").click()
    assert here() == ["Per"]
    page.locator(".chip", has_text="hela familjen").click()
    assert page.locator(".who .chip:has([name=present])").filter(visible=True).count() == 4

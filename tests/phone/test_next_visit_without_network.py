"""What a visit does to the visits that are planned, without network: the one recorded is over, the next one stands."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll
from .conftest import arrived

HOUR = "T09:00"


def _day(ahead: int):
    return clock.today() + timedelta(days=ahead)


@pytest.fixture
def family(ready, people):
    """Påhittdal, with a visit of today and one in three weeks, on Sara's phone."""
    family = people.families["pahittdal"]
    db = open_database(ready.server.instance / "familjelots.db")
    facts = {"family": family, "household": people.homes["kornvagen"]}
    with clock.at(clock.now() - timedelta(days=2)):
        today = {"id": named("today"), "starts_at": f"{_day(2)}{HOUR}", "purpose": "Bildschemat", "place": "Skolan"}
        must(db, people.sara, "plan_visit", {**facts, **today})
        must(db, people.sara, "plan_visit", {**facts, "id": named("far"), "starts_at": f"{_day(23)}{HOUR}"})
    db.conn.close()
    return family


def _next(page) -> str:
    shown = page.locator(".coming li").filter(visible=True)
    return ", ".join(each.get_attribute("datetime") for each in shown.locator("time").all())


def _record(page, family, text, next_at=""):
    page.locator("[name=text]").first.fill(text)
    if next_at:
        page.locator("[name=next_at]").fill(next_at)
    page.get_by_role("button", name="Klar", exact=True).click()
    arrived(page, f"/families/{family}")
    poll(page, f"document.querySelector('.timeline').textContent.includes('{text}')")


def test_the_next_visit_stands_at_once_where_planned_visits_stand_and_gets_home(ready, family):
    page = ready.open(f"/families/{family}")
    poll(page, "document.querySelector('.coming li')")
    assert _next(page) == f"{_day(0)}{HOUR}"
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')")
    page.get_by_role("link", name="Börja besöket").click()
    arrived(page, f"/families/{family}/visits/new")
    ready.server.stop()
    soon = f"{_day(5)}T10:30"
    _record(page, family, "Vi provade schemat.", next_at=soon)
    assert _next(page) == soon
    card = page.locator(".timeline > li").first
    assert "Vi pratade om" not in card.inner_text()
    assert "Nästa gång" in card.inner_text()

    page.locator("nav a[href='/today']").click()
    arrived(page, "/today")
    day = page.locator(f"details[data-day='{_day(5)}']")
    day.locator("summary").click()
    new = day.locator("[data-of^=planned-]")
    assert new.count() == 1
    said = new.inner_text()
    assert "10.30" in said
    assert "Påhittdal" in said
    assert "inte skickat än" in said
    assert day.locator("[data-empty]").is_hidden()
    assert page.locator(f"[data-of=planned-{named('today')}]").get_attribute("data-state") == "recorded"

    ready.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    poll(page, f"document.querySelector('[data-day=\"{_day(5)}\"] h3')?.textContent.includes('10.30–11.30')")
    assert new.count() == 1


def test_a_second_visit_the_same_day_is_another_visit(ready, family):
    page = ready.open(f"/families/{family}/visits/new")
    poll(page, "document.querySelector('[name=purpose]').value === 'Bildschemat'")
    ready.server.stop()
    _record(page, family, "Vi provade schemat.", next_at=f"{_day(3)}T11:00")
    page.get_by_role("link", name="Börja besöket").click()
    arrived(page, f"/families/{family}/visits/new")
    assert [page.locator(f"[name={name}]").input_value() for name in ("at", "purpose", "place")] == ["", "", ""]
    assert page.locator("[name=planned_visit]:checked").input_value() == ""
    assert page.locator("details.chapter summary").first.inner_text().split("\n")[-1].strip().endswith("nu")
    page.locator("details.chapter summary").first.click()
    chips = page.locator(".choices .chip").filter(visible=True)
    assert chips.count() == 2
    assert "11.00" in chips.first.inner_text()

    chips.first.click()
    assert page.locator("[name=at]").input_value() == f"{_day(3)}T11:00"
    chips.last.click()
    assert page.locator("[name=at]").input_value() == ""

"""Idag was kept yesterday and is read today: the page chooses its day by the phone's clock."""

from datetime import timedelta

from familjelots.core import clock
from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll


def _plan(server, people, family: str, day, doer_day) -> None:
    db = open_database(server.instance / "familjelots.db")
    with clock.at(clock.now() - timedelta(days=2)):
        fields = {"id": named(f"{family} {day}"), "family": people.families[family], "starts_at": f"{day}T09:00"}
        must(db, people.sara, "plan_visit", fields)
        step = {"id": named(f"step {family}"), "text": f"Ringa {family}", "doer": "coach", "due": str(doer_day)}
        must(db, people.sara, "add_step", step, family_id=people.families[family])
    db.conn.close()


def test_tomorrow_the_same_page_opens_tomorrows_day_and_tells_what_is_late_by_then(server, phone, people, sign_in):
    today = clock.today()
    tomorrow = today + timedelta(days=1)
    _plan(server, people, "pahittdal", today, today)
    _plan(server, people, "provstrom", tomorrow, tomorrow)
    page = sign_in(phone, people.sara)

    page.goto(f"{server.url}/today")
    poll(page, f"document.querySelector('details[data-day=\"{today}\"]')?.open")
    assert page.locator(f'details[data-day="{today}"] [data-start]').get_attribute("data-color") == "apricot"
    assert page.locator("[data-late]").is_hidden()

    page.clock.set_fixed_time(clock.local_now() + timedelta(days=1))
    page.goto(f"{server.url}/today")
    poll(page, f"document.querySelector('details[data-day=\"{tomorrow}\"]')?.open")
    accents = page.locator("[data-start][data-color]")
    assert accents.count() == 1
    assert page.locator(f'details[data-day="{tomorrow}"] [data-start]').get_attribute("data-color") == "apricot"
    assert "Ringa pahittdal" in page.locator("[data-late] [data-due]:visible").first.inner_text()
    assert page.locator("[data-late] [data-due]:visible").count() == 1
    assert page.locator("[data-today] time").get_attribute("datetime") == str(tomorrow)
    # Yesterday's visit is not recorded yet, so its day stays, closed.
    assert page.locator(f'details[data-day="{today}"]').is_visible()
    assert page.locator("[data-no-day]").is_hidden()

    page.clock.set_fixed_time(clock.local_now() + timedelta(days=9))
    page.goto(f"{server.url}/today")
    poll(page, "document.querySelector('[data-no-day]')?.hidden === false")

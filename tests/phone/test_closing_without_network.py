"""M6 in a browser: more time is given and a family is closed without network."""

from datetime import timedelta

from familjelots.core import clock

from .browser import poll
from .conftest import arrived, journal


def test_m6_more_time_and_a_closing_are_written_without_network_and_get_home(ready, people):
    server, family = ready.server, people.families["provstrom"]
    page = ready.open(f"/families/{family}")
    page.get_by_role("link", name="Mer tid eller avslut").click()
    arrived(page, f"/families/{family}/support")
    server.stop()

    page.get_by_text("Planera en sista dag").click()
    day = (clock.today() + timedelta(days=100)).isoformat()
    form = page.locator("form[data-form=plan_support_time]")
    form.locator("[name=until_day]").fill(day)
    form.get_by_role("button").click()
    poll(page, f"document.querySelector('#support-times-{family} time')?.dateTime === '{day}'")

    page.locator("summary", has_text="Avsluta stödet").click()
    form = page.locator("form[data-form=close_family]")
    form.get_by_text("Försörjer sig genom arbete").click()
    form.locator("[name=income_source]").select_option(label="Lön från arbete")
    form.get_by_role("button").click()
    told = page.locator(f"#turns-{family} > li")
    told.get_by_text("Stödet avslutades").wait_for()
    assert "Försörjer sig genom arbete" in told.inner_text()
    assert page.locator("summary", has_text="Öppna igen").is_visible()
    assert not page.locator("summary", has_text="Låt stödet vila").is_visible()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)
    told = [(row["command"], row["outcome"]) for row in journal(server)][-2:]
    assert told == [("plan_support_time", "applied"), ("close_family", "applied")]

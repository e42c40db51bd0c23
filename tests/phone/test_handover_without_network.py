"""M6 in a browser: a handover is written at the table, all meet, and contact begins; the coach has no network."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import open_database

from ..families.people import answer, ask
from .browser import poll
from .conftest import arrived, journal


@pytest.fixture
def family(ready, people):
    """Provström, which has said yes to telling the open preschool."""
    db = open_database(ready.server.instance / "familjelots.db")
    to = {"organisation": "Öppna förskolan", "purpose": "Ta över", "template": ""}
    until = (clock.today() + timedelta(days=90)).isoformat()
    answer(db, people, ask(db, people, ["maja"], ["goals"], family="provstrom", until_day=until, **to), "maja")
    db.conn.close()
    return people.families["provstrom"]


def _home(page, server):
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 20)


def test_m6_a_handover_is_written_met_and_begun_without_network(ready, family):
    server, page = ready.server, ready.open_with_all(f"/families/{family}")
    page.get_by_role("link", name="Remiss eller överlämning").click()
    arrived(page, f"/families/{family}/referrals")
    page.get_by_text("Skriv en remiss eller en överlämning").wait_for()
    server.stop()

    page.get_by_text("Skriv en remiss eller en överlämning").click()
    form = page.locator("form[data-form=write_referral]")
    form.get_by_text("Överlämning", exact=True).click()
    form.locator("[name=contact]").fill("Bea")
    form.locator("[name=about]").fill("Någon att prata med om kvällarna.")
    form.get_by_role("button").click()
    card = page.locator(f"#referrals-{family} > li")
    card.get_by_text("Någon att prata med om kvällarna.").wait_for()
    assert "Öppna förskolan" in card.inner_text()
    assert card.locator("[data-when=written]").is_visible()
    assert not card.locator("[data-when=sent]").is_visible()

    _home(page, server)
    ready.open_with_all(f"/families/{family}/referrals")  # from then on it has a page of its own
    page.get_by_role("link", name="Titta igenom och skicka").click()
    page.get_by_role("heading", name="Så ser det ut för dem").wait_for()
    server.stop()
    page.get_by_role("button", name="Skicka").click()
    poll(page, "!document.querySelector('main [data-when=sent]').hidden")
    page.get_by_text("Bestäm ett möte").click()
    meeting = page.locator("form[data-form=plan_joint_meeting]")
    at = (clock.today() + timedelta(days=4)).isoformat() + "T13:30"
    meeting.locator("[name=starts_at]").fill(at)
    meeting.locator("[name=present]").fill("Maja, Bea och Sara")
    meeting.get_by_role("button").click()
    poll(page, f"document.querySelector('[id^=meetings-] time')?.dateTime === '{at}'")

    _home(page, server)
    page.get_by_text("Skriv hur det går").wait_for()
    server.stop()
    page.get_by_text("Skriv hur det går").click()
    noting = page.locator("form[data-form=note_referral]")
    noting.get_by_text("Kontakten är i gång").click()
    noting.get_by_role("button").click()
    poll(page, "!document.querySelector('main [data-when=first_contact]').hidden")
    _home(page, server)
    told = [(row["command"], row["outcome"]) for row in journal(server)][-4:]
    commands = ("write_referral", "send_referral", "plan_joint_meeting", "note_referral")
    assert told == [(command, "applied") for command in commands]

"""What the coordinator changed is told on the phone; "Jag har sett det" works without network and arrives once."""

from datetime import timedelta

from familjelots.core import clock
from familjelots.core.db import open_database
from familjelots.schedule import change_queries

from ..cast import must, named
from .browser import poll
from .conftest import arrived, unlock


def _plan_and_move(server, people) -> str:
    db = open_database(server.instance / "familjelots.db")
    start = clock.today() + timedelta(days=1)
    visit = named("planned")
    fields = {"id": visit, "family": people.families["pahittdal"], "starts_at": f"{start}T09:00"}
    must(db, people.sara, "plan_visit", fields)
    moved = {"id": named("moved"), "starts_at": f"{start}T10:00", "reason": "Skolmöte"}
    must(db, people.lena, "move_visit", moved, planned_visit_id=visit)
    db.conn.close()
    return visit


def _unseen(server, people) -> list[dict]:
    db = open_database(server.instance / "familjelots.db")
    found = change_queries.unseen_changes(db, people.sara.id)
    db.conn.close()
    return found


def test_a_change_is_told_and_seen_without_network(server, phone, people, enrolled):
    visit = _plan_and_move(server, people)
    words = enrolled(people.sara, passkey=False)
    page = phone.page
    page.goto(f"{server.url}/today")
    unlock(page, words)
    arrived(page, "/today")
    card = f"[data-of='change-{named('moved')}']"
    poll(page, f'document.querySelector("{card}") !== null', 20)
    assert "Ny tid" in page.locator(card).inner_text()
    assert "Skolmöte" in page.locator(card).inner_text()
    poll(page, "document.querySelector('[data-ready-all]')?.hidden === false")
    assert page.locator(f"[data-of='planned-{visit}']").count() == 1

    server.stop()
    page.locator(f"{card} button").click()
    poll(page, f'document.querySelector("{card}").dataset.state === "seen"')
    assert page.locator(f"{card} form").is_hidden()

    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    poll(page, f'document.querySelector("{card}") === null', 20)
    assert _unseen(server, people) == []

"""What a push message leads to, and whom nothing reaches, in a real browser: no fault that a machine can find."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext

from familjelots import create_app
from familjelots.accounts import queries as accounts
from familjelots.core import clock
from familjelots.core.db import open_database, value
from familjelots.core.perform import perform
from familjelots.reminders.send import Answer
from familjelots.reminders.subscribe import subscribe
from familjelots.reminders.sweep import sweep

from ..phone.server import Server
from ..reminders.push_service import Browser
from . import faults

SENT = {"Sara": 201, "Amir": 410}


@pytest.fixture
def token(demo: Server) -> str:
    """Of a reminder that reached Sara. Amir's phone was gone."""
    with create_app(INSTANCE=str(demo.instance)).app_context():
        db = open_database(demo.instance / "familjelots.db")
        with clock.at(clock.from_wall(f"{clock.today()}T12:00")):
            for name in SENT:
                who = accounts.author(db, value(db, "SELECT id FROM account WHERE name = ?", name), None)
                assert who
                subscribe(db, who, f"https://fcm.googleapis.com/fcm/send/{name}", **Browser(name).keys())
                family = value(db, "SELECT family FROM contact_person WHERE coach = ? AND until_at IS NULL", who.id)
                fields = {"id": str(uuid4()), "text": "Ring skolan", "due": clock.today().isoformat()}
                perform(db, who, "add_follow_up", fields, family_id=family)
            sweep(db, lambda to, _message: Answer(SENT[to["endpoint"].rsplit("/", 1)[-1]]))
        found = value(db, "SELECT token FROM reminder JOIN account ON account.id = account WHERE name = 'Sara'")
        db.conn.close()
    return found


def test_later_and_whom_nothing_reaches(
    demo: Server, as_role: Callable[[str], BrowserContext], token: str, names: list[str]
) -> None:
    page = as_role("coach").new_page()
    listener, found = faults.Listener(page), []
    page.goto(f"{demo.url}/r/{token}/later")
    assert "När vill du bli påmind igen?" in page.locator("main").inner_text()
    found += faults.everywhere(page, names) + listener.take()
    page.close()
    page = as_role("coordinator").new_page()
    listener = faults.Listener(page)
    page.goto(f"{demo.url}/reminders")
    assert "Amir har ingen telefon som svarar." in page.locator("main").inner_text()
    found += faults.everywhere(page, names) + listener.take()
    page.close()
    assert not found, "\n".join(found)

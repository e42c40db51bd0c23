"""Line's own phone, in Denmark: Danish from the first page on, also when it starts locked and without network."""

from datetime import timedelta

import pytest

from familjelots.accounts.person import Person
from familjelots.core import clock
from familjelots.core.db import open_database

from ..cast import Cast, must, named
from .browser import poll
from .conftest import arrived, journal, unlock_by_pictures
from .evas import draw_pictures

SWEDISH = r"(?<!\p{L})(och|inte|är|för|något|inget|från|idag|till|vad|skicka\p{L}*|sparat?)(?!\p{L})"
SPOKEN = "[document.documentElement.lang, document.documentElement.dir]"
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture
def line(server, people: Cast) -> Person:
    """Line Prøvegaard, who reads Danish: a visit in four days, a step in two, a goal to answer."""
    db = open_database(server.instance / "familjelots.db")
    ids = {name: named(f"danish {name}") for name in ("family", "home", "line", "account", "step", "goal", "planned")}
    family, coach = {"family_id": ids["family"]}, people.amir
    begun = {"id": ids["family"], "name": "Prøvegaard", "programme": "helhedsindsats", "status": "active"}
    must(db, people.lena, "add_family", begun)
    must(db, people.lena, "give_family", {"id": named("danish contact"), "coach": coach.id}, **family)
    home = {"id": ids["home"], "name": "Prøvegade", "address": "Prøvegade 3"}
    must(db, people.lena, "add_household", home, **family)
    facts = {"id": ids["line"], "name": "Line", "role": "adult", "birth_year": "1994", "language": "da"}
    must(db, people.lena, "add_member", {**facts, "households": [ids["home"]]}, **family)
    must(db, coach, "invite_member", {"id": ids["account"]}, member_id=ids["line"], **family)
    step = {"id": ids["step"], "text": "En rolig morgen", "doer": f"member:{ids['line']}", "due": _day(2)}
    must(db, coach, "add_step", step, **family)
    must(db, coach, "propose_goal", {"id": ids["goal"], "text": "Et roligt hjem"}, **family)
    planned = {"id": ids["planned"], "family": ids["family"], "coach": coach.id, "starts_at": f"{_day(4)}T14:05"}
    must(db, people.lena, "plan_visit", {**planned, "minutes": "60"})
    db.conn.close()
    return Person(ids["account"], "Line", "family", language="da", member=ids["line"], family=ids["family"])


def test_lines_phone_is_danish_from_its_lock_to_its_sent_words(server, phone, line, sign_in):
    pictures = draw_pictures(sign_in(phone, line), server.url, look=_is_danish)
    phone.close()
    server.stop()

    page = phone.start()
    page.goto(f"{server.url}/now")
    poll(page, "document.getElementById('page')?.dataset.lockReady === ''")
    assert page.get_by_role("heading", name="Låst").is_visible()
    assert page.evaluate(SPOKEN) == ["da", "ltr"]
    assert _swedish(page) == []
    unlock_by_pictures(page, pictures)
    _is_danish(page)
    day = clock.today() + timedelta(days=2)
    weekday = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")[day.weekday()]
    assert f"i overmorgen, {weekday}" in page.locator(".now-card").inner_text()
    page.get_by_role("button", name="Gjort").click()
    poll(page, "document.querySelector('#status').textContent.startsWith('Gemt på den her telefon – 1 er ikke sendt')")

    page.get_by_role("link", name="Senere").click()
    arrived(page, "/later")
    _is_danish(page)
    assert "14.05" in page.locator("main").inner_text()
    page.get_by_role("link", name="Vores mål").click()
    arrived(page, "/our-goals")
    _is_danish(page)
    page.get_by_role("link", name="Mere").click()
    arrived(page, "/more")
    _is_danish(page)
    assert page.get_by_role("button", name="Dansk").get_attribute("aria-pressed") == "true"

    server.start()
    poll(page, "document.querySelector('#status').textContent.startsWith('Alt er modtaget')", 30)
    assert [(row["command"], row["outcome"]) for row in journal(server)[-1:]] == [("tick_step", "applied")]


def _day(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def _is_danish(page) -> None:
    assert page.evaluate(SPOKEN) == ["da", "ltr"]
    assert _swedish(page) == []
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert not page.evaluate(WIDER), width


def _swedish(page) -> list[str]:
    """Words on the screen that are Swedish and no Danish."""
    return page.evaluate("(words) => document.body.innerText.match(new RegExp(words, 'giu')) ?? []", SWEDISH)

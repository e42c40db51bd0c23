"""M7 for the one who goes: a visit in a colleague's place, written without network and sent too late to be let in.

Amir goes instead of Sara once. His phone keeps the family's pages, is out of reach while he writes, and comes back a
week later: the words are kept, the pages are gone, and the family is Sara's as if nothing had been.
"""

from datetime import timedelta

import pytest

from familjelots.access import open_family
from familjelots.core import clock
from familjelots.core.errors import NotFound
from familjelots.schedule import queries as schedule
from familjelots.visits import queries as visits

from ..cast import must, named
from .browser import poll
from .conftest import arrived, eventually, journal, status, unlock

LATER = timedelta(days=8)
A_WEEK_LATER = f"""
from datetime import UTC, datetime, timedelta
from familjelots.core import clock
clock.now = lambda: datetime.now(UTC) + timedelta(days={LATER.days})
from familjelots.cli import main
raise SystemExit(main())
"""
KEPT = """async (family) => {
  const paths = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { indexedDB.open(name).onsuccess = (event) => done(event.target.result); });
    if (db.objectStoreNames.contains("pages")) {
      const keys = db.transaction("pages").objectStore("pages").getAllKeys();
      paths.push(...await new Promise((done) => { keys.onsuccess = () => done(keys.result); }));
    }
    db.close();
  }
  return paths.filter((path) => String(path).includes(family));
}"""
WORDS = "Vi lagade mat och pratade om skolan."


@pytest.fixture
def visit(db, people):
    """Sara's visit of tomorrow, which Amir makes in her place, and her next one."""
    tomorrow = clock.today() + timedelta(days=1)
    for name, day in (("given", tomorrow), ("next", tomorrow + timedelta(days=14))):
        fields = {"id": named(name), "family": people.families["pahittdal"], "starts_at": f"{day}T09:00"}
        must(db, people.sara, "plan_visit", {**fields, "household": people.homes["kornvagen"], "anyway": "yes"})
    must(db, people.lena, "give_visit", {"id": named("g"), "coach": people.amir.id}, planned_visit_id=named("given"))
    return f"{tomorrow}T09:00"


def test_m7_what_a_substitute_wrote_is_kept_though_it_comes_late_and_the_familys_pages_leave_the_phone(
    server, phone, people, enrolled, db, visit
):
    family = people.families["pahittdal"]
    words = enrolled(people.amir, passkey=False)
    page = phone.page
    page.goto(f"{server.url}/today")
    unlock(page, words)
    eventually(page, lambda: len(page.evaluate(KEPT, family)) > 3, 30)

    server.stop()
    page.clock.set_fixed_time(clock.from_wall(visit) + timedelta(minutes=65))
    page.goto(f"{server.url}/today")
    unlock(page, words)
    page.locator(f"[data-of='planned-{named('given')}'] a[data-start]").click()
    arrived(page, f"/families/{family}/visits/new")
    page.locator("textarea[name=text]").fill(WORDS)
    page.get_by_role("button", name="Klar").click()
    arrived(page, f"/families/{family}")
    poll(page, f"document.querySelector('main').textContent.includes('{WORDS}')")
    assert status(page) == "Sparat på den här telefonen – 1 är inte skickad än"

    server.program = A_WEEK_LATER
    page.clock.set_fixed_time(clock.now() + LATER)
    server.start()
    page.goto(f"{server.url}/today")
    unlock(page, words)
    poll(page, "document.querySelector('#status').textContent.startsWith('Allt är mottaget')", 30)
    sent = [(row["command"], row["outcome"]) for row in journal(server)][-1]
    assert sent == ("record_visit", "applied")
    eventually(page, lambda: page.evaluate(KEPT, family) == [], 30)

    server.stop()
    for path in (f"/families/{family}", "/families", "/today"):
        page.goto(server.url + path)
        unlock(page, words)
        shown = page.locator("#page").inner_text()
        assert (WORDS in shown, "Påhittdal" in shown) == (False, False), path
    _is_saras_again(db, people, family)


def _is_saras_again(db, people, family) -> None:
    with clock.at(clock.now() + LATER):
        with pytest.raises(NotFound):
            open_family(db, people.amir, family)
        assert open_family(db, people.sara, family)["coach"] == people.sara.id
        following = schedule.visits_of_coach(db, people.sara.id, clock.today(), clock.today() + timedelta(days=14))
    assert [one["id"] for one in following] == [named("next")]
    assert visits.last_visits(db, [family])[family]["text"] == WORDS
    assert {"family": family, "coach": people.amir.id} in visits.who_has_visited(db, [family])

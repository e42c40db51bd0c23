"""Two people on one phone, a phone that was revoked, a family that was given to somebody else meanwhile."""

from familjelots.accounts import devices
from familjelots.core.db import open_database

from ..cast import must, named
from .browser import poll
from .conftest import arrived, enrol, eventually, give_cookie, journal, unlock

LOCKED = "document.getElementById('page')?.dataset.lockReady === ''"
KEPT = """async uid => {
    const asked = request => new Promise(done => { request.onsuccess = () => done(request.result); });
    const db = await asked(indexedDB.open('familjelots-' + uid));
    const count = store => asked(db.transaction(store).objectStore(store).count());
    return {pages: await count('pages'), outbox: await count('outbox')};
}"""
# The list of pages is being sealed while the phone hears that it is revoked, and dropping what is kept takes its time.
A_SLOW_PHONE = """() => {
    const {encrypt} = SubtleCrypto.prototype;
    SubtleCrypto.prototype.encrypt = async function (...all) {
        if (new TextDecoder().decode(all[2]).startsWith('{"home"')) await new Promise(done => setTimeout(done, 1500));
        return encrypt.apply(this, all);
    };
    const {clear} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.clear = function () {
        const until = performance.now() + 3000;
        const hold = () => { if (performance.now() < until) this.count().onsuccess = hold; };
        hold();
        return clear.call(this);
    };
}"""


def write_note(page, family: str, text: str) -> None:
    """A tap-note on the family's page."""
    page.locator(f"#note-{family}").fill(text)
    page.get_by_role("button", name="Spara anteckningen").click()


def revoke(ready, people) -> None:
    """Sara says on another device that this phone is lost."""
    db = open_database(ready.server.instance / "familjelots.db")
    [device] = [row["id"] for row in db.query("SELECT id FROM device")]
    devices.revoke_device(db, people.sara.id, device)
    db.conn.close()


def notes(ready) -> list[tuple[str, str]]:
    """Who wrote, and what became of it."""
    return [(row["user"], row["outcome"]) for row in journal(ready.server) if row["command"] == "write_note"]


def test_a_second_person_has_a_vault_of_their_own_and_sends_nothing_of_the_first(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    ready.phone.context.route("**/outbox", lambda route: route.abort())
    write_note(page, family, "Saras ord.")
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat')")

    give_cookie(ready.server, ready.phone, people.amir)
    words = enrol(page, ready.server.url, passkey=False, label="Fyren")
    ready.phone.context.unroute("**/outbox")
    page.goto(f"{ready.server.url}/families")
    poll(page, LOCKED)
    assert page.locator("[data-part=people] button").all_inner_texts() == ["Fyren", "Min telefon"]
    unlock(page, words)
    assert "Mithal" in page.locator("main").inner_text()
    assert "Påhittdal" not in page.locator("main").inner_text()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(1500)
    assert notes(ready) == []

    page.goto(f"{ready.server.url}/families/{family}")
    poll(page, LOCKED)
    page.get_by_role("button", name="Min telefon").click()
    unlock(page, ready.words)
    eventually(page, lambda: notes(ready) == [(people.sara.id, "applied")])


def test_a_revoked_phone_lets_go_of_its_pages_and_keeps_what_is_unsent_until_it_is_made_ready_again(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    ready.phone.context.route("**/outbox", lambda route: route.abort())
    write_note(page, family, "Innan telefonen togs bort.")
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat')")
    revoke(ready, people)
    ready.phone.context.unroute("**/outbox")
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("[data-part=revoked]").wait_for()
    assert page.evaluate(KEPT, people.sara.id) == {"pages": 0, "outbox": 1}
    assert notes(ready) == []

    give_cookie(ready.server, ready.phone, people.sara)
    words = enrol(page, ready.server.url, passkey=False)
    page.goto(f"{ready.server.url}/families/{family}")
    unlock(page, words)
    eventually(page, lambda: notes(ready) == [(people.sara.id, "applied")])


def test_no_page_is_kept_again_while_a_revoked_phone_lets_go_of_them(ready, people):
    page = ready.open_with_all(f"/families/{people.families['pahittdal']}")

    def answers_for_the_last_time(route):
        answer = route.fetch()
        revoke(ready, people)
        route.fulfill(response=answer)

    page.evaluate(A_SLOW_PHONE)
    ready.phone.context.route("**/caseload", answers_for_the_last_time, times=1)
    with page.expect_response("**/caseload"):
        write_note(page, people.families["pahittdal"], "Strax innan telefonen togs bort.")
    page.get_by_role("link", name="Familjer").click()
    page.locator("[data-part=revoked]").wait_for()
    page.wait_for_timeout(1000)
    assert page.evaluate(KEPT, people.sara.id)["pages"] == 0


def test_the_other_tab_of_a_revoked_phone_is_closed_without_asking_the_server(ready, people):
    page = ready.open_with_all("/today")
    other = ready.phone.context.new_page()
    other.goto(f"{ready.server.url}/families")
    unlock(other, ready.words)
    other.route("**/*", lambda route: route.abort())
    revoke(ready, people)
    page.get_by_role("link", name="Familjer").click()
    for tab in (page, other):
        tab.locator("[data-part=revoked]").wait_for()
    assert page.evaluate(KEPT, people.sara.id)["pages"] == 0


def test_a_family_given_to_somebody_else_leaves_the_phone_and_its_words_are_not_lost(ready, people):
    family = people.families["pahittdal"]
    page = ready.open(f"/families/{family}")
    ready.server.stop()
    write_note(page, family, "Skrivet när familjen inte längre var min.")
    poll(page, "document.querySelector('#status').textContent.startsWith('Sparat')")
    db = open_database(ready.server.instance / "familjelots.db")
    giving = {"id": named("given away"), "coach": people.amir.id}
    must(db, people.lena, "give_family", giving, family_id=family)
    db.conn.close()
    ready.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    eventually(page, lambda: notes(ready) == [(people.sara.id, "parked")])
    poll(page, "document.querySelector('#status').textContent.startsWith('Titta på')", 30)
    page.locator("#status [data-offer=look]").click()
    arrived(page, "/attention")
    poll(page, "document.querySelector('main').textContent.includes('Skrivet när familjen inte längre var min.')", 20)
    page.goto(f"{ready.server.url}/families")
    unlock(page, ready.words)
    poll(page, "!document.querySelector('main').textContent.includes('Påhittdal')", 20)

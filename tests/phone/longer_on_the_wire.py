"""The rest of ring 3, too slow for every run: `./run prove --network`."""

import socket
import threading
import time

import pytest

from familjelots.accounts import devices
from familjelots.core.db import execute, open_database

from ..cast import must, named
from .browser import poll
from .conftest import OFFER, arrived, enrol, eventually, give_cookie, journal, offered, status, unlock
from .proxy import answers, anything, drips, loses_reply, says_nothing, speaks_of_another
from .test_hostile_wire import PORTAL
from .wire import RECEIVED, wired_up

HALF_SENT = 50
CLOCK = """() => {
    const Real = Date;
    const off = DAYS * 86400000;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + off); }
        static now() { return Real.now() + off; }
    };
}"""
CLOSE_DATABASES = """() => {
    const { transaction } = IDBDatabase.prototype;
    let closed = 0;
    IDBDatabase.prototype.transaction = function (...given) {
        if (closed < 2) { closed += 1; this.close(); }
        return transaction.apply(this, given);
    };
}"""


@pytest.fixture
def wired(saras, people, tmp_path):
    with wired_up(saras, people, tmp_path) as wired:
        yield wired


@pytest.mark.parametrize(
    "fault",
    [
        answers("302 Found", b"", "Location: /portal"),
        answers("307 Temporary Redirect", b"", "Location: /sign-in"),
        answers("429 Too Many Requests", b"", "Retry-After: 1"),
        answers("502 Bad Gateway", b"<h1>Bad gateway</h1>"),
        loses_reply,
        speaks_of_another,
    ],
    ids=["302", "307", "429", "502", "lost reply", "another's receipt"],
)
def test_whatever_answers_in_the_servers_place_keeps_the_words_on_the_phone(wired, fault):
    page = wired.at_work()
    wired.proxy.meet(fault)
    wired.write("Skrivet på ett främmande nät.")
    wired.says_nothing_is_sent(1000)
    assert wired.proxy.met
    wired.open()
    assert "Skrivet på ett främmande nät." in page.locator("main").inner_text()
    wired.come_home()


def test_a_portal_that_redirects_everything(wired):
    wired.at_work()
    before = wired.kept("pages")
    wired.proxy.meet(answers("302 Found", b"", "Location: /portal"), lambda request: request.path != "/portal")
    wired.write("Skrivet på tåget.")
    wired.says_nothing_is_sent()
    wired.open("/families")
    wired.open()
    assert wired.kept("pages") == before
    wired.come_home()


def test_a_network_that_accepts_and_never_answers(wired):
    page = wired.at_work()
    wired.proxy.meet(says_nothing, anything)
    wired.write("Skrivet i tystnad.")
    page.get_by_role("link", name="Familjer").click()
    poll(page, "document.querySelector('main').textContent.includes('Provström')", 3)
    wired.open()
    wired.write("Och en gång till.")
    wired.says_nothing_is_sent()
    wired.come_home(60)


def test_a_drip_too_slow_to_wait_for_is_given_up_and_asked_again(wired):
    wired.at_work()
    wired.proxy.meet(drips(3))
    wired.write("Skrivet i tunneln.")
    wired.says_nothing_is_sent(22_000)
    wired.come_home(60)


def test_fifty_half_sent_bodies_hold_nobodys_words(wired):
    wired.at_work()
    half = (
        b"POST /outbox HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n"
    )
    at_the_front = [socket.create_connection(("127.0.0.1", wired.proxy.port)) for _ in range(HALF_SENT)]
    for one in at_the_front:
        one.sendall(half + b'Content-Length: 100000\r\n\r\n{"entries"')
    wired.write("Förbi femtio halva.")
    poll(wired.page, RECEIVED, 20)

    at_the_server = [socket.create_connection(("127.0.0.1", wired.server.port)) for _ in range(HALF_SENT)]
    for one in at_the_server:
        one.sendall(half + b'Content-Length: 100000\r\n\r\n{"entries"')
    wired.write("När servern är full av halva.")
    wired.page.wait_for_timeout(1000)
    for one in [*at_the_front, *at_the_server]:
        one.close()
    wired.come_home(60)


def test_two_tabs_never_send_the_same_words_side_by_side(wired):
    page = wired.at_work()
    other = wired.phone.context.new_page()
    other.goto(page.url)
    unlock(other, wired.words)
    wired.server.stop()
    wired.write("Från två flikar.")
    wired.server.start()
    wired.proxy.meet(lambda proxy, phone, request: (time.sleep(0.5), phone.sendall(proxy.ask(request))))
    before = len(wired.proxy.sent)
    for tab in (page, other):
        tab.evaluate("dispatchEvent(new Event('online'))")
    poll(page, RECEIVED, 30)
    posts = [request for request in wired.proxy.sent[before:] if request.path == "/outbox"]
    assert len(posts) == 1
    wired.come_home()


@pytest.mark.parametrize("days", [-3, 3])
def test_a_clock_that_is_three_days_off_changes_nothing_that_counts(wired, days):
    wired.phone.context.add_init_script(f"({CLOCK.replace('DAYS', str(days))})()")
    page = wired.at_work()
    wired.server.stop()
    wired.write("Skrivet en annan dag.")
    wired.server.start()
    wired.come_home()
    [row] = [row for row in journal(wired.server) if row["command"] == "write_note"]
    assert abs(_day(row["made_at"]) - _day(row["received_at"])) in (2, 3, 4)
    page.goto(wired.url + f"/families/{wired.family}")
    unlock(page, wired.words)
    assert "Skrivet en annan dag." in page.locator("main").inner_text()


def test_a_database_closed_under_our_feet_is_opened_again(wired):
    page = wired.at_work()
    wired.server.stop()
    page.evaluate(CLOSE_DATABASES)
    wired.write("Skrivet när databasen stängdes.")
    wired.says_nothing_is_sent()
    wired.server.start()
    wired.come_home()


def test_an_expired_session_keeps_all_and_writing_goes_on(wired):
    page = wired.at_work()
    db = open_database(wired.server.instance / "familjelots.db")
    execute(db, "UPDATE session SET ended_at = seen_at")
    wired.write("Skrivet efter att sessionen tog slut.")
    poll(page, "document.querySelector('#status [data-offer=sign_in]') !== null", 20)
    wired.write("Och ännu en.")
    assert status(page).startswith("Sparat på den här telefonen – 2 skickas när du har loggat in")
    wired.open()
    for text in wired.texts:
        assert text in page.locator("main").inner_text()
    execute(db, "UPDATE session SET ended_at = NULL")
    db.conn.close()
    wired.come_home()


def test_a_revoked_phone_keeps_its_unsent_words_sealed_until_it_is_made_ready_again(wired, people):
    page = wired.at_work()
    wired.proxy.meet(loses_request)
    wired.write("Innan telefonen togs bort.")
    db = open_database(wired.server.instance / "familjelots.db")
    [device] = [row["id"] for row in db.query("SELECT id FROM device")]
    devices.revoke_device(db, people.sara.id, device)
    db.conn.close()
    wired.proxy.heal()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("[data-part=revoked]").wait_for()
    assert wired.kept("outbox") == 1
    assert wired.kept("pages") == 0
    give_cookie(wired.server, wired.phone, people.sara)
    wired.words = enrol(page, wired.url, passkey=False)
    wired.open()
    poll(page, RECEIVED, 30)
    wired.check()


def test_a_family_given_away_between_visit_and_replay_loses_no_word(wired, people):
    page = wired.at_work()
    wired.server.stop()
    wired.write("Skrivet medan familjen bytte ombud.")
    db = open_database(wired.server.instance / "familjelots.db")
    must(db, people.lena, "give_family", {"id": named("away"), "coach": people.amir.id}, family_id=wired.family)
    db.conn.close()
    wired.server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    eventually(page, lambda: wired.kept("outbox") == 0, 30)
    [row] = [row for row in journal(wired.server) if row["command"] == "write_note"]
    assert row["outcome"] == "parked"
    wired.open("/attention")
    poll(page, "document.querySelector('main').textContent.includes('Skrivet medan familjen bytte ombud.')", 20)


def loses_request(_proxy, phone, _request):
    phone.close()


def test_an_old_worker_and_a_newer_server_and_the_other_way_round(wired, monkeypatch):
    page = wired.at_work()
    for name in ("Fyren", "Lots"):
        wired.server.stop()
        wired.write(f"Skrivet innan servern blev {name}.")
        monkeypatch.setenv("FAMILJELOTS_NAME", name)
        wired.server.start()
        page.evaluate("dispatchEvent(new Event('online'))")
        poll(page, RECEIVED, 30)
        offered(page)
        offer = page.locator(OFFER)
        page.locator(f"#note-{wired.family}").fill("Halvvägs")
        offer.click()
        poll(page, "document.querySelector('#status').textContent.includes('Spara det du skriver först')")
        wired.write(f"Färdigt innan {name} kom.")
        poll(page, RECEIVED, 30)
        with page.expect_navigation():
            offer.click()
        poll(page, f"document.querySelector('meta[name=application-name]')?.content === '{name}'", 20)
        unlock(page, wired.words)
        arrived(page, f"/families/{wired.family}")
    wired.check()


def test_a_flood_of_taps_on_a_bad_network_is_what_was_meant(wired):
    page = wired.at_work()
    chaos = iter([loses_reply, loses_request, answers("503 Service Unavailable"), answers("200 OK", PORTAL)] * 5)
    lock = threading.Lock()

    def anything_goes(proxy, phone, request):
        with lock:
            fault = next(chaos, None)
        if fault:
            fault(proxy, phone, request)
        else:
            phone.sendall(proxy.ask(request))

    wired.proxy.meet(anything_goes)
    for number in range(6):
        wired.write(f"Mening {number} i stormen.")
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_timeout(100)
    wired.come_home()


def _day(stamp: str) -> int:
    return int(time.mktime(time.strptime(stamp[:10], "%Y-%m-%d")) // 86400)

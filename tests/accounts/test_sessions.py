"""Sessions idle out, are listed, are ended; signing out never asks why."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import value

from .authenticator import add_key, touch


@pytest.mark.parametrize(("kind", "minutes"), [("laptop", 60), ("plain", 15)])
def test_a_session_ends_when_nobody_uses_it(client_of, cast, kind, minutes):
    client = client_of(cast.lena, kind)
    now = clock.now()
    for used in (minutes - 1, 2 * minutes - 2):
        with clock.at(now + timedelta(minutes=used)):
            assert client.get("/more").status_code == 200
    with clock.at(now + timedelta(minutes=3 * minutes)):
        answer = client.get("/more")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/more")


@pytest.mark.parametrize("path", ["/sign-out", "/lock"])
def test_signing_out_ends_the_session_and_takes_the_cookie(client_of, cast, path, app):
    client = client_of(cast.lena)
    token = client.get_cookie("sid").value
    assert client.post(path).location == "/sign-in"
    assert client.get_cookie("sid") is None
    client.set_cookie("sid", token)
    assert client.get("/more").status_code == 303


def test_signing_out_twice_or_as_nobody_is_nothing_special(browser):
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/sign-out").status_code == 405


def test_another_site_cannot_sign_anybody_out(client_of, cast):
    client = client_of(cast.lena)
    assert client.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/more").status_code == 200


def test_ones_own_other_sessions_are_listed_and_ended(client_of, cast, db):
    here, there = client_of(cast.lena), client_of(cast.lena)
    other = value(db, "SELECT id FROM session WHERE account = ? ORDER BY rowid DESC LIMIT 1", cast.lena.id)
    page = here.get("/devices").text
    assert page.count("/ending") == 2
    assert page.count('data-kind="sea"') == 1
    assert here.post(f"/sessions/{other}/ending").location == "/devices"
    assert there.get("/more").status_code == 303
    assert here.post(f"/sessions/{other}/ending").status_code == 303


def test_nobody_ends_a_session_of_others(client_of, cast, db):
    client = client_of(cast.lena)
    session = value(db, "SELECT id FROM session WHERE account = ?", cast.lena.id)
    assert client_of(cast.amir).post(f"/sessions/{session}/ending").status_code == 303
    assert client.get("/more").status_code == 200


def test_hostile_cookies_are_nobody(browser):
    for wrong in ("", "x", "å" * 9, "x" * 4000):
        browser.set_cookie("sid", wrong)
        browser.set_cookie("sid-zzz", wrong)
        assert browser.get("/more").status_code == 303


def test_the_door_sends_who_is_in_onwards_and_only_to_our_own_pages(client_of, cast):
    client = client_of(cast.lena)
    assert client.get("/sign-in").location == "/week"
    assert client.get("/sign-in?next=/families").location == "/families"
    for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example", "/sign-in", "javascript:alert(1)"):
        assert client.get("/sign-in", query_string={"next": elsewhere}).location == "/week"


def test_the_door_names_nobody_and_leads_on(browser):
    page = browser.get("/sign-in", query_string={"next": '/families?"><script>'}).text
    assert "data-passkey-sign-in" in page
    assert '<script>"' not in page
    assert 'data-next="/families?&#34;&gt;&lt;script&gt;"' in page
    assert "/demo" not in page


def test_the_first_page_is_the_roles_own(client_of, cast, browser):
    homes = {cast.sara: "/today", cast.lena: "/week", cast.eva: "/now", cast.admin: "/people"}
    for person, home in homes.items():
        assert client_of(person).get("/").location == home
    assert browser.get("/").location == "/sign-in"


def test_secrets_never_reach_the_log(client_of, cast, browser, capsys):
    key = add_key(client_of(cast.lena))
    touch(browser, key, device="not-one")
    touch(browser, key)
    written = "".join(capsys.readouterr())
    assert browser.get_cookie("sid").value not in written

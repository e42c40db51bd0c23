"""An invitation: looked at as often as anybody likes, spent once, by *Börja*."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from flask.testing import FlaskClient

from familjelots.accounts import attempts, codes
from familjelots.core import clock
from familjelots.core.db import rows, value

from .authenticator import add_key, touch

NOON = datetime(2026, 1, 13, 11, 0, tzinfo=UTC)


def begin(browser: FlaskClient, code: str, address: str = "203.0.113.5"):
    return browser.post("/start", data={"code": code}, environ_base={"REMOTE_ADDR": address})


def test_the_code_opens_half_an_hour_for_setting_up(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    answer = begin(browser, code)
    assert (answer.status_code, answer.location) == (303, "/welcome")
    assert "Välkommen, Eva" in browser.get("/welcome").text
    with clock.at(clock.now() + timedelta(minutes=31)):
        assert browser.get("/welcome").status_code == 303


def test_codes_are_eight_plain_characters(cast, db):
    made = {codes.make_code(db, cast.eva.id, "invitation", cast.sara.id) for _time in range(30)}
    assert len(made) == 30
    assert all(len(code) == 8 and set(code) <= set(codes.ALPHABET) for code in made)
    assert not set(codes.ALPHABET) & set("0O1IL2Z5S8BUÅÄÖ")


def test_typing_is_forgiven_spaces_hyphens_and_small_letters(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    assert begin(browser, f" {code[:4].lower()} - {code[4:]}\t").status_code == 303


def test_looking_at_the_address_burns_nothing(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    for _time in range(3):
        assert codes.grouped(code) in browser.get(f"/start?code={code}").text
    assert browser.head(f"/start?code={code}").status_code == 200
    assert begin(browser, code).status_code == 303


def test_a_code_is_spent_once(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    begin(browser, code)
    assert begin(browser, code).status_code == 422


def test_a_code_is_good_for_its_local_day(cast, db, browser):
    with clock.at(NOON):
        code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    with clock.at(datetime(2026, 1, 13, 23, 0, tzinfo=UTC)):
        assert begin(browser, code).status_code == 422
    with clock.at(datetime(2026, 1, 13, 22, 59, tzinfo=UTC)):
        assert begin(browser, code).status_code == 303


def test_a_new_code_ends_the_one_before(cast, db, browser):
    first = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    second = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    assert begin(browser, first).status_code == 422
    assert begin(browser, second).status_code == 303


def test_wrong_spent_expired_and_one_time_codes_are_answered_alike(cast, db, browser):
    spent = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    begin(browser, spent)
    with clock.at(NOON):
        expired = codes.make_code(db, cast.per.id, "invitation", cast.sara.id)
    other = codes.make_code(db, cast.maja.id, "one_time", cast.admin.id)
    told = {begin(browser, code).text.replace(code, "") for code in (spent, expired, other, "AAAAAAAA")}
    assert len(told) == 1
    assert "Koden stämmer inte" in told.pop()


def test_only_a_keyed_hash_is_stored_and_the_key_lies_outside(cast, db, instance):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    assert code not in "\n".join(db.conn.iterdump())
    assert (instance / "code.key").stat().st_mode & 0o777 == 0o600
    (kept,) = rows(db, "SELECT code_hash FROM invitation")
    assert (instance / "code.key").read_bytes() != kept["code_hash"]


def test_one_address_may_fail_ten_times(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    for _time in range(attempts.FROM_ONE):
        assert begin(browser, "AAAAAAAA").status_code == 422
    refused = begin(browser, code)
    assert refused.status_code == 429
    assert "Vänta en kvart" in refused.text
    assert begin(browser, code, address="203.0.113.6").status_code == 303


def test_after_a_quarter_the_address_may_try_again(cast, db, browser):
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    with clock.at(NOON):
        for _time in range(attempts.FROM_ONE):
            begin(browser, "AAAAAAAA")
    with clock.at(NOON + timedelta(minutes=16)):
        code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
        assert begin(browser, code).status_code == 303


def test_many_addresses_together_are_limited_too(cast, db, browser, monkeypatch):
    monkeypatch.setattr(attempts, "FROM_ALL", 5)
    for last in range(5):
        begin(browser, "AAAAAAAA", address=f"198.51.100.{last}")
    assert begin(browser, "AAAAAAAA", address="192.0.2.9").status_code == 429


def test_behind_the_proxy_the_address_is_the_one_it_tells(cast, db, browser):
    def from_proxy(told: str) -> int:
        return browser.post("/start", data={"code": "AAAAAAAA"}, headers={"X-Forwarded-For": told}).status_code

    for _time in range(attempts.FROM_ONE):
        assert from_proxy("10.9.9.9, 203.0.113.7") == 422
    assert from_proxy("1.2.3.4, 203.0.113.7") == 429
    assert from_proxy("203.0.113.8") == 422


def test_addresses_are_not_kept_in_clear(cast, db, browser):
    begin(browser, "AAAAAAAA", address="203.0.113.99")
    assert "203.0.113.99" not in "\n".join(db.conn.iterdump())
    assert value(db, "SELECT count(*) FROM failed_attempt") == 1


@pytest.mark.parametrize(
    "typed", ["", "A", "A" * 61, "A" * 100_000, "'; DROP TABLE invitation;--", "\u202eÅ\u0000", "😀" * 8]
)
def test_whatever_is_typed_stays_and_is_answered_beside_the_field(cast, browser, typed):
    answer = begin(browser, typed)
    assert answer.status_code == 422
    assert 'id="code-error" data-error-for="code">' in answer.text
    assert typed.strip().replace("\x00", "")[:20] in unescape(answer.text)


def test_an_invited_person_reaches_nothing_but_setting_up(cast, db, browser):
    begin(browser, codes.make_code(db, cast.sara.id, "invitation", cast.admin.id))
    assert browser.get("/").location == "/welcome"
    assert 'action="/lock"' not in browser.get("/welcome").text
    assert 'class="places"' not in browser.get("/welcome").text
    assert browser.get("/sign-in").location == "/welcome"
    for path in ("/families", f"/families/{cast.families['pahittdal']}", "/more", "/people", "/caseload"):
        assert browser.get(path, headers={"HX-Request": "true"}).status_code == 401, path
    for path in ("/welcome", "/passkeys", "/devices", "/devices/new", "/totp"):
        assert browser.get(path).status_code == 200, path


def test_a_family_may_stay_online_and_nothing_else_is_asked(cast, db, browser):
    begin(browser, codes.make_code(db, cast.eva.id, "invitation", cast.sara.id))
    invited = browser.get_cookie("sid").value
    answer = browser.post("/welcome/online", data={})
    assert (answer.status_code, answer.location) == (303, "/now")
    assert browser.get_cookie("sid").value != invited
    assert value(db, "SELECT kind FROM session WHERE ended_at IS NULL AND account = ?", cast.eva.id) == "laptop"


def test_without_javascript_that_session_is_a_short_one(cast, db, browser):
    begin(browser, codes.make_code(db, cast.eva.id, "invitation", cast.sara.id))
    browser.post("/welcome/online", data={"plain": "yes"})
    with clock.at(clock.now() + timedelta(minutes=16)):
        assert browser.get("/more").status_code == 303


def test_who_works_here_never_comes_in_by_a_code_alone(cast, db, browser):
    begin(browser, codes.make_code(db, cast.sara.id, "invitation", cast.admin.id))
    assert browser.post("/welcome/online", data={}).status_code == 409
    assert "mer än en kod" in browser.get("/welcome").text
    key = add_key(browser)
    assert browser.post("/welcome/online", data={}).location == "/today"
    assert touch(browser, key).status_code == 200


def test_the_language_is_chosen_first(cast, db, browser):
    begin(browser, codes.make_code(db, cast.eva.id, "invitation", cast.sara.id))
    assert 'lang="en"' in browser.get("/welcome").text
    answer = browser.post("/language", data={"language": "en", "next": "/welcome"})
    assert (answer.status_code, answer.location) == (303, "/welcome")
    assert 'data-lang="en"' in browser.get("/welcome").text


def test_a_sign_too_few_or_too_many_is_told_and_not_counted(db, browser, cast) -> None:
    code = codes.make_code(db, cast.eva.id, "invitation", cast.sara.id)
    for _time in range(6):
        for typed in (code[:-1], code + "A"):
            answer = begin(browser, typed)
            assert answer.status_code == 422
            assert "Koden har åtta tecken" in answer.text
    assert begin(browser, code).status_code == 303


def test_the_page_says_how_long_each_way_of_staying_lasts(cast, db, browser):
    begin(browser, codes.make_code(db, cast.eva.id, "invitation", cast.sara.id))
    page = unescape(browser.get("/welcome").text)
    with_script, without = page.split("<noscript><p>")[0], page.split("<noscript><p>")[1].split("</noscript>")[0]
    assert "borta i 60 minuter" in with_script
    assert "borta i 15 minuter" in without

"""One touch signs in; whatever is wrong with it is refused alike."""

from datetime import timedelta

import pytest

from familjelots.core import clock
from familjelots.core.db import execute, value

from .authenticator import PRESENT, Authenticator, add_key, touch


def test_one_touch_signs_in(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    answer = touch(browser, key)
    assert answer.status_code == 200
    assert answer.get_json() == {
        "account": cast.eva.id, "language": "sv", "home": "/now", "kind": "laptop", "device": None,
        "session_secret": None,
    }  # fmt: skip
    assert browser.get("/more").status_code == 200


def test_the_options_name_nobody(client_of, cast, browser):
    add_key(client_of(cast.eva))
    options = browser.post("/sign-in/passkey/options", json={}).get_json()
    assert options["allowCredentials"] == []
    assert options["userVerification"] == "required"


def test_a_challenge_is_good_once_and_for_five_minutes(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    options = browser.post("/sign-in/passkey/options", json={}).get_json()
    told = key.answer(options)
    assert browser.post("/sign-in/passkey", json=told).status_code == 200
    assert browser.post("/sign-in/passkey", json=told).get_json()["code"] == "passkey_late"
    options = browser.post("/sign-in/passkey/options", json={}).get_json()
    with clock.at(clock.now() + timedelta(minutes=5, seconds=1)):
        assert browser.post("/sign-in/passkey", json=key.answer(options)).get_json()["code"] == "passkey_late"


def test_an_unknown_key_and_a_wrong_signature_are_refused_alike(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    unknown = touch(browser, Authenticator())
    forged = touch(browser, Authenticator(id=key.id, user=key.user))
    assert unknown.status_code == forged.status_code == 400
    assert unknown.get_json() == forged.get_json()


@pytest.mark.parametrize(
    "bent", [{"flags": PRESENT}, {"flags": 0x04}, {"origin": "http://localhost:81"}, {"rp": "evil.example"}]
)
def test_a_bent_answer_is_refused(client_of, cast, browser, bent):
    key = add_key(client_of(cast.eva))
    for name, wrong in bent.items():
        setattr(key, name, wrong)
    assert touch(browser, key).status_code == 400


def test_a_key_whose_counter_goes_back_is_refused(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    key.count = 5
    assert touch(browser, key).status_code == 200
    key.count = 3
    assert touch(browser, key).status_code == 400


def test_a_key_that_never_counts_is_accepted(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    for _time in range(2):
        key.count = -1
        assert touch(browser, key).status_code == 200


def test_another_persons_handle_is_refused(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    key.user = b"x" * 16
    assert touch(browser, key).status_code == 400


def test_an_ended_account_stays_out(client_of, cast, browser, db):
    key = add_key(client_of(cast.eva))
    execute(db, "UPDATE account SET ended_at = ? WHERE id = ?", clock.stamp(), cast.eva.id)
    assert touch(browser, key).status_code == 400


def test_every_sign_in_makes_a_new_token_and_ends_the_one_before(client_of, cast, browser, app):
    key = add_key(client_of(cast.eva))
    browser.set_cookie("sid", "fixed-by-somebody-else")
    touch(browser, key)
    first = browser.get_cookie("sid").value
    touch(browser, key)
    second = browser.get_cookie("sid").value
    assert len({"fixed-by-somebody-else", first, second}) == 3
    stale = app.test_client()
    stale.set_cookie("sid", first)
    assert stale.get("/more").status_code == 303


def test_only_hashes_of_tokens_are_stored(client_of, cast, browser, db):
    touch(browser, add_key(client_of(cast.eva)))
    assert browser.get_cookie("sid").value not in "\n".join(db.conn.iterdump())


def test_the_configured_origin_is_the_one_that_counts(client_of, cast, browser, app):
    app.config["ORIGIN"] = "https://lots.example.se"
    key = Authenticator(origin="https://lots.example.se", rp="lots.example.se")
    add_key(client_of(cast.eva), key)
    answer = touch(browser, key)
    assert answer.status_code == 200
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]


def test_challenges_that_nobody_answers_are_forgotten(browser, db):
    browser.post("/sign-in/passkey/options", json={})
    with clock.at(clock.now() + timedelta(minutes=6)):
        browser.post("/sign-in/passkey/options", json={})
    assert value(db, "SELECT count(*) FROM challenge") == 1


@pytest.mark.parametrize(
    "told",
    [
        {}, {"id": 1}, {"response": []}, {"response": {"clientDataJSON": 3}}, {"response": {"clientDataJSON": "e30"}},
        {"response": {"clientDataJSON": "å" * 90}}, {"response": {"clientDataJSON": "W10"}},
        {"response": {"clientDataJSON": "W1tbW1tbW1tb" * 40_000}}, {"device": {"a": 1}}, {"id": "\u202e\0'\";--"},
    ],
)  # fmt: skip
def test_hostile_bodies_are_refused_in_words(browser, db, cast, told):
    for path in ("/sign-in/passkey", "/devices", "/passkeys"):
        answer = browser.post(path, json=told)
        assert answer.status_code in (400, 401), (path, answer.text)
        assert answer.get_json()["error"] == answer.status_code
    for raw in (b"[]", b"null", b"{", b"\xff\xfe", b""):
        assert browser.post("/sign-in/passkey", data=raw, content_type="application/json").status_code == 400


def test_hostile_parts_of_a_right_answer_are_refused(client_of, cast, browser):
    key = add_key(client_of(cast.eva))
    for part in ("authenticatorData", "signature", "userHandle"):
        for wrong in ("", "AA", "=", "å", None, 7, [], {}, "A" * 100_000):
            options = browser.post("/sign-in/passkey/options", json={}).get_json()
            told = key.answer(options)
            told["response"][part] = wrong
            if (part, wrong) == ("userHandle", None):
                continue
            assert browser.post("/sign-in/passkey", json=told).status_code == 400, (part, wrong)

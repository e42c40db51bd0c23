"""A key is added by the person who has just signed in, once for each challenge."""

from datetime import timedelta

from familjelots.core import clock
from familjelots.core.db import rows

from .authenticator import PRESENT, Authenticator, add_key


def test_a_key_is_kept_with_its_public_half_only(client_of, cast, db):
    made = add_key(client_of(cast.eva))
    (kept,) = rows(db, "SELECT account, sign_count, public_key FROM passkey")
    assert kept["account"] == cast.eva.id
    assert made.key.private_numbers().private_value.to_bytes(32, "big") not in kept["public_key"]


def test_the_options_ask_for_a_verified_key_that_is_found_without_a_name(client_of, cast):
    options = client_of(cast.eva).post("/passkeys/options", json={"label": "Blå"}).get_json()
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["extensions"] == {"prf": {}}
    assert options["rp"] == {"name": "Lots", "id": "localhost"}
    assert options["user"]["name"] == "Blå"
    assert "Eva" not in str(options)


def test_a_key_that_is_there_already_is_excluded(client_of, cast):
    client = client_of(cast.eva)
    made = add_key(client)
    options = client.post("/passkeys/options", json={}).get_json()
    assert [key["id"] for key in options["excludeCredentials"]] == [made.make(options)["id"]]


def test_what_the_prf_gives_is_ignored(client_of, cast, db):
    client = client_of(cast.eva)
    options = client.post("/passkeys/options", json={}).get_json()
    told = Authenticator().make(options) | {"clientExtensionResults": {"prf": {"results": {"first": "canary-prf"}}}}
    assert client.post("/passkeys", json=told).status_code == 201
    assert "canary-prf" not in "\n".join(db.conn.iterdump())


def test_a_challenge_is_good_once(client_of, cast):
    client = client_of(cast.eva)
    options = client.post("/passkeys/options", json={}).get_json()
    assert client.post("/passkeys", json=Authenticator().make(options)).status_code == 201
    assert client.post("/passkeys", json=Authenticator().make(options)).status_code == 400


def test_a_challenge_is_good_for_the_person_who_got_it(client_of, cast):
    options = client_of(cast.eva).post("/passkeys/options", json={}).get_json()
    assert client_of(cast.per).post("/passkeys", json=Authenticator().make(options)).status_code == 400


def test_a_challenge_for_signing_in_adds_nothing(client_of, cast):
    client = client_of(cast.eva)
    options = client.post("/passkeys/options", json={}).get_json()
    other = client.post("/sign-in/passkey/options", json={}).get_json()
    told = Authenticator().make({**options, "challenge": other["challenge"]})
    assert client.post("/passkeys", json=told).status_code == 400


def test_a_key_used_without_finger_or_code_is_refused_in_words(client_of, cast):
    client = client_of(cast.eva)
    options = client.post("/passkeys/options", json={}).get_json()
    answer = client.post("/passkeys", json=Authenticator(flags=PRESENT).make(options))
    assert (answer.status_code, answer.get_json()["code"]) == (400, "passkey_refused")
    assert "nyckel" in answer.get_json()["message"]


def test_another_site_cannot_make_a_key(client_of, cast):
    client = client_of(cast.eva)
    options = client.post("/passkeys/options", json={}).get_json()
    assert client.post("/passkeys", json=Authenticator(origin="http://evil.example").make(options)).status_code == 400
    options = client.post("/passkeys/options", json={}).get_json()
    assert client.post("/passkeys", json=Authenticator(rp="evil.example").make(options)).status_code == 400


def test_a_computer_left_open_adds_no_key(client_of, cast):
    client = client_of(cast.sara)
    with clock.at(clock.now() + timedelta(minutes=31)):
        answer = client.post("/passkeys/options", json={})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "sign_in_again")


def test_nobody_adds_a_key_without_signing_in(browser):
    assert browser.post("/passkeys/options", json={}).status_code == 401


def test_a_key_is_removed_by_its_owner_alone(client_of, cast, db):
    client = client_of(cast.eva)
    add_key(client)
    (key,) = rows(db, "SELECT id FROM passkey")
    assert client_of(cast.per).post(f"/passkeys/{key['id']}/removal").status_code == 404
    assert client.get("/passkeys").status_code == 200
    assert client.post(f"/passkeys/{key['id']}/removal").status_code == 303
    assert rows(db, "SELECT id FROM passkey") == []

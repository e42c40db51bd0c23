"""A phone is enrolled, renewed by a touch, revoked; its key's copy opens for its owner alone."""

import base64
import os
from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.accounts import keys
from familjelots.core import clock
from familjelots.core.db import row, rows, value

from .authenticator import add_key, touch


def enrol(client, key: bytes = b"k" * 32, label: str = "Blå mobil", device: str | None = None):
    body = {"id": device or str(uuid4()), "label": label, "key_copy": base64.b64encode(key).decode()}
    return client.post("/devices", json=body)


def with_secret(answer) -> dict[str, str]:
    return {"Session-Secret": answer.get_json()["session_secret"]}


def test_a_phone_gets_its_secret_and_its_own_cookie(client_of, cast):
    client = client_of(cast.sara)
    answer = enrol(client)
    told = answer.get_json()
    assert answer.status_code == 201
    assert (told["account"], told["kind"], told["home"]) == (cast.sara.id, "phone", "/today")
    assert client.get_cookie("sid") is None
    assert client.get_cookie(f"sid-{told['device']}") is not None


def test_the_cookie_alone_yields_only_the_shell(client_of, cast):
    client = client_of(cast.sara)
    answer = enrol(client)
    family = f"/families/{cast.families['pahittdal']}"
    shell = client.get(family, headers={"Accept": "text/html"})
    assert shell.status_code == 200
    assert "Påhittdal" not in shell.text
    assert "Sara" not in shell.text
    assert client.get(family, headers={"HX-Request": "true"}).status_code == 401
    assert client.get("/caseload").status_code in (303, 401)
    opened = client.get("/more", headers={"HX-Request": "true", **with_secret(answer)})
    assert opened.status_code == 200
    assert "Inloggad som Sara" in opened.text


def test_a_phone_that_signs_out_opens_to_its_lock(client_of, cast):
    client = client_of(cast.sara)
    answer = enrol(client)
    assert client.post("/sign-out", headers=with_secret(answer)).status_code == 303
    assert client.get("/more", headers={"HX-Request": "true", **with_secret(answer)}).status_code == 401
    shell = client.get("/", headers={"Accept": "text/html"})
    assert shell.status_code == 200
    assert "Sara" not in shell.text


def test_a_wrong_secret_is_none(client_of, cast):
    client = client_of(cast.sara)
    enrol(client)
    for wrong in ("", "x", "å", "x" * 9000):
        answer = client.get("/more", headers={"HX-Request": "true", "Session-Secret": wrong.encode().decode("latin-1")})
        assert answer.status_code == 401


def test_two_people_share_a_phone_and_each_secret_opens_its_own(client_of, cast, app):
    browser = client_of(cast.sara)
    sara = enrol(browser)
    browser.set_cookie("sid", client_of(cast.amir).get_cookie("sid").value)
    amir = enrol(browser)
    for answer, name in ((sara, "Sara"), (amir, "Amir"), (sara, "Sara")):
        page = browser.get("/more", headers={"HX-Request": "true", **with_secret(answer)})
        assert f"Inloggad som {name}" in page.text


def test_a_touch_renews_the_phones_session_and_ends_the_one_before(client_of, cast, db):
    client = client_of(cast.sara)
    key = add_key(client)
    first = enrol(client)
    device = first.get_json()["device"]
    second = touch(client, key, device=device)
    assert second.get_json()["kind"] == "phone"
    assert second.get_json()["device"] == device
    assert client.get("/more", headers={"HX-Request": "true", **with_secret(first)}).status_code == 401
    assert client.get("/more", headers={"HX-Request": "true", **with_secret(second)}).status_code == 200
    assert value(db, "SELECT count(*) FROM session WHERE device = ? AND ended_at IS NULL", device) == 1


def test_somebody_elses_key_does_not_renew_a_phone(client_of, cast, browser):
    device = enrol(client_of(cast.sara)).get_json()["device"]
    key = add_key(client_of(cast.amir))
    answer = touch(browser, key, device=device)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "wrong_person")
    assert touch(browser, key, device=str(uuid4())).get_json() == answer.get_json()


def test_a_phone_sleeps_for_thirty_days_at_most(client_of, cast):
    client = client_of(cast.sara)
    answer = enrol(client)
    now = clock.now()
    for day in (29, 58):
        with clock.at(now + timedelta(days=day)):
            assert client.get("/more", headers={"HX-Request": "true", **with_secret(answer)}).status_code == 200
    with clock.at(now + timedelta(days=89)):
        assert client.get("/more", headers={"HX-Request": "true", **with_secret(answer)}).status_code == 401


def test_a_revoked_phone_hears_410_and_its_touch_too(client_of, cast):
    client = client_of(cast.sara)
    key = add_key(client)
    answer = enrol(client)
    device = answer.get_json()["device"]
    laptop = client_of(cast.sara)
    for _time in range(2):
        assert laptop.post(f"/devices/{device}/revocation").status_code == 303
    assert client.get("/more", headers={"HX-Request": "true", **with_secret(answer)}).status_code == 410
    outbox = {"Session-Secret": answer.get_json()["session_secret"], "For-User": cast.sara.id}
    assert client.post("/outbox", json={"entries": []}, headers=outbox).status_code == 410
    assert touch(client, key, device=device).status_code == 410
    assert "Bortkopplad" in laptop.get("/devices").text


def test_a_revoked_phone_says_nothing_to_the_other_person_on_it(client_of, cast):
    browser = client_of(cast.sara)
    sara = enrol(browser)
    browser.set_cookie("sid", client_of(cast.amir).get_cookie("sid").value)
    amir = enrol(browser)
    client_of(cast.sara).post(f"/devices/{sara.get_json()['device']}/revocation")
    assert browser.get("/more", headers={"HX-Request": "true", **with_secret(amir)}).status_code == 200
    assert browser.get("/more", headers={"HX-Request": "true"}).status_code == 401


def test_nobody_revokes_a_phone_of_others(client_of, cast, db):
    device = enrol(client_of(cast.sara)).get_json()["device"]
    for stranger in (cast.amir, cast.eva, cast.admin):
        assert client_of(stranger).post(f"/devices/{device}/revocation").status_code == 404
        assert client_of(stranger).post(f"/devices/{uuid4()}/revocation").status_code == 404
    assert value(db, "SELECT count(*) FROM device WHERE revoked_at IS NOT NULL") == 0


def test_the_copy_of_the_key_is_sealed_by_a_key_outside_the_database(client_of, cast, db, instance):
    key = os.urandom(32)
    device = enrol(client_of(cast.sara), key).get_json()["device"]
    kept = row(db, "SELECT key_copy FROM device WHERE id = ?", device)
    assert kept is not None
    assert key not in kept["key_copy"]
    assert keys.unwrap(db, kept["key_copy"], f"device|{cast.sara.id}|{device}") == key
    assert (instance / "device.key").stat().st_mode & 0o777 == 0o600
    assert not [file for file in instance.iterdir() if file.name.startswith(".")]


def test_the_copy_comes_back_to_its_owner_right_after_a_full_sign_in(client_of, cast):
    key = os.urandom(32)
    device = enrol(client_of(cast.sara), key).get_json()["device"]
    again = client_of(cast.sara)
    assert base64.b64decode(again.get(f"/devices/{device}/key").get_json()["key"]) == key
    assert base64.b64decode(again.post(f"/devices/{device}/key").get_json()["key"]) == key
    with clock.at(clock.now() + timedelta(minutes=11)):
        stale = again.get(f"/devices/{device}/key", headers={"Accept": "application/json"})
    assert (stale.status_code, stale.get_json()["code"]) == (401, "sign_in_again")


def test_a_phones_session_does_not_make_a_sign_in_fresh(client_of, cast):
    client = client_of(cast.sara)
    with clock.at(clock.now() + timedelta(minutes=15)):
        answer = enrol(client)
        path = f"/devices/{answer.get_json()['device']}/key"
        assert client.get(path, headers={"Accept": "application/json", **with_secret(answer)}).status_code == 401


def test_the_copy_of_a_revoked_phone_still_opens_what_lies_on_it(client_of, cast):
    device = enrol(client_of(cast.sara)).get_json()["device"]
    again = client_of(cast.sara)
    again.post(f"/devices/{device}/revocation")
    assert again.get(f"/devices/{device}/key").status_code == 200


def test_nobody_gets_the_copy_of_others(client_of, cast):
    device = enrol(client_of(cast.sara)).get_json()["device"]
    for stranger in (cast.amir, cast.admin):
        foreign = client_of(stranger).get(f"/devices/{device}/key", headers={"Accept": "application/json"})
        invented = client_of(stranger).get(f"/devices/{uuid4()}/key", headers={"Accept": "application/json"})
        assert foreign.status_code == 404
        assert foreign.get_json() == invented.get_json()


def test_the_id_of_anothers_phone_cannot_be_taken(client_of, cast, db):
    device = enrol(client_of(cast.sara)).get_json()["device"]
    before = rows(db, "SELECT * FROM device")
    assert enrol(client_of(cast.amir), device=device).status_code == 409
    assert rows(db, "SELECT * FROM device") == before


@pytest.mark.parametrize(
    "bent",
    [
        {"id": "x"}, {"id": None}, {"id": ["a"]}, {"key_copy": "åäö"}, {"key_copy": ""}, {"key_copy": 7},
        {"key_copy": "QUFB"}, {"label": "x" * 41}, {"key_copy": "A" * 1_000_000},
    ],
)  # fmt: skip
def test_hostile_phones_are_refused_in_words(client_of, cast, db, bent):
    body = {"id": str(uuid4()), "label": "x", "key_copy": base64.b64encode(b"k" * 32).decode(), **bent}
    answer = client_of(cast.sara).post("/devices", json=body)
    assert answer.status_code in (400, 422)
    assert answer.get_json()["message"]
    assert value(db, "SELECT count(*) FROM device") == 0


def test_a_label_is_shown_as_it_was_written_and_runs_nothing(client_of, cast):
    client = client_of(cast.sara)
    enrol(client, label="<script>x</script>")
    page = client_of(cast.sara).get("/devices").text
    assert "&lt;script&gt;" in page
    assert "<script>x" not in page


def test_nobody_enrols_without_signing_in(browser):
    assert enrol(browser).status_code == 401

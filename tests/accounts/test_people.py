"""The administrator's people, and the page Mer."""

import base64
from uuid import uuid4

import pytest

from familjelots.accounts import people_pages
from familjelots.accounts.invite import invite_staff
from familjelots.core.db import row, rows, value
from tests.cast import run

from .authenticator import add_key, touch


def add(client, **fields: str):
    return client.post("/people", data={"id": str(uuid4()), "op": str(uuid4()), **fields})


def test_only_administrators_see_the_people(client_of, cast, browser):
    page = client_of(cast.admin).get("/people").text
    assert "Sara" in page
    assert "Eva" in page
    for person in (cast.sara, cast.lena, cast.eva):
        assert client_of(person).get("/people").status_code == 404
        assert client_of(person).get(f"/people/{cast.amir.id}").status_code == 404
        posted = client_of(person).post(f"/people/{cast.amir.id}/invitations", data={"kind": "invitation"})
        assert posted.status_code == 404
    assert browser.get("/people").status_code == 303


def test_families_are_listed_some_at_a_time(client_of, cast, monkeypatch):
    monkeypatch.setattr(people_pages, "PAGE", 2)
    client = client_of(cast.admin)
    first, second = client.get("/people").text, client.get("/people?page=2").text
    assert cast.maja.id in first
    assert cast.per.id not in first
    assert cast.per.id in second
    assert "?page=2" in first
    for odd in ("0", "-1", "x", "9" * 40, "٣"):
        assert client.get("/people", query_string={"page": odd}).status_code == 200


def test_no_address_reaches_the_page(client_of, cast):
    client = client_of(cast.admin)
    assert "Hemliga gatan" not in client.get("/people").text + client.get(f"/people/{cast.per.id}").text


def test_somebody_is_added_and_invited(client_of, cast, db, browser):
    client = client_of(cast.admin)
    assert add(client, name="Nora", role="coach", phone="070-174 06 20").location == "/people"
    nora = row(db, "SELECT * FROM account WHERE name = 'Nora'")
    assert nora is not None
    page = client.post(f"/people/{nora['id']}/invitations", data={"kind": "invitation"}).text
    assert "data:image/svg+xml" in page
    code = page.split('class="code">')[1].split("<")[0]
    assert browser.post("/start", data={"code": code}).status_code == 303


def test_a_one_time_code_is_read_aloud_and_no_picture(client_of, cast):
    page = client_of(cast.admin).post(f"/people/{cast.sara.id}/invitations", data={"kind": "one_time"}).text
    assert "data:image" not in page
    assert len(page.split('class="code">')[1].split("<")[0]) == 9


@pytest.mark.parametrize("kind", ["", "admin", "x" * 9000])
def test_an_unknown_kind_of_code_is_not_there(client_of, cast, kind):
    assert client_of(cast.admin).post(f"/people/{cast.sara.id}/invitations", data={"kind": kind}).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "", "role": "coach"}, {"name": "N" * 81, "role": "coach"}, {"name": "Nora", "role": "king"},
        {"name": "Nora"}, {"name": "Nora", "role": "family"}, {"name": "Nora", "role": "coach", "phone": "1" * 41},
    ],
)  # fmt: skip
def test_what_cannot_be_added_stays_typed(client_of, cast, db, fields):
    answer = add(client_of(cast.admin), **fields)
    assert answer.status_code == 422
    assert fields["name"] in answer.text
    assert value(db, "SELECT count(*) FROM account WHERE name LIKE 'N%'") == 0


def test_an_account_that_ends_ends_everywhere(client_of, cast, db, browser):
    phone, laptop = client_of(cast.amir), client_of(cast.amir)
    key = add_key(phone)
    body = {"id": str(uuid4()), "label": "", "key_copy": base64.b64encode(b"k" * 32).decode()}
    secret = phone.post("/devices", json=body).get_json()["session_secret"]
    answer = client_of(cast.admin).post(f"/people/{cast.amir.id}/ending", data={"op": str(uuid4())})
    assert (answer.status_code, answer.location) == (303, "/people")
    assert laptop.get("/more").status_code == 303
    assert phone.get("/more", headers={"HX-Request": "true", "Session-Secret": secret}).status_code == 410
    assert touch(browser, key).status_code == 400
    assert "Amir" not in client_of(cast.admin).get("/people").text


def test_nobody_else_ends_an_account_and_an_administrator_not_the_own(client_of, cast, db):
    for person in (cast.sara, cast.lena, cast.eva):
        assert run(db, person, "end_account", account_id=cast.amir.id).reason == "not_found"
    answer = client_of(cast.admin).post(f"/people/{cast.admin.id}/ending", data={"op": str(uuid4())})
    assert answer.status_code == 422
    assert "ditt eget konto" in answer.text
    assert rows(db, "SELECT id FROM account WHERE ended_at IS NOT NULL") == []


def test_the_administrator_revokes_a_lost_phone(client_of, cast):
    phone = client_of(cast.amir)
    body = {"id": str(uuid4()), "label": "Svart", "key_copy": base64.b64encode(b"k" * 32).decode()}
    secret = phone.post("/devices", json=body).get_json()["session_secret"]
    admin = client_of(cast.admin)
    assert "Svart" in admin.get(f"/people/{cast.amir.id}").text
    assert admin.post(f"/people/{cast.sara.id}/devices/{body['id']}/revocation").status_code == 404
    assert admin.post(f"/people/{cast.amir.id}/devices/{body['id']}/revocation").status_code == 303
    assert phone.get("/more", headers={"HX-Request": "true", "Session-Secret": secret}).status_code == 410


def test_the_administrator_signs_somebody_out_of_computers(client_of, cast):
    laptop = client_of(cast.amir)
    client_of(cast.admin).post(f"/people/{cast.amir.id}/sign-out")
    assert laptop.get("/more").status_code == 303


def test_the_first_administrator_comes_from_the_command_line(app, db, browser):
    code, until = invite_staff(db, "Ada", "administrator")
    assert until.endswith("00.00")
    assert browser.post("/start", data={"code": code}).status_code == 303
    assert "Ada" in browser.get("/welcome").text
    invite_staff(db, "Ada", "administrator")
    assert value(db, "SELECT count(*) FROM account") == 1


def test_more_says_who_one_is_and_lets_one_choose_a_language(client_of, cast):
    client = client_of(cast.eva)
    page = client.get("/more").text
    assert "Inloggad som Eva" in page
    assert "/devices" in page
    assert client.post("/language", data={"op": str(uuid4()), "language": "en"}).location == "/more"
    assert 'data-lang="en"' in client.get("/more").text
    assert client.post("/language", data={"op": str(uuid4()), "language": "tlh"}).status_code == 422


def test_a_profession_and_an_organisation_are_kept_whatever_somebody_does_here(client_of, cast):
    client = client_of(cast.admin)
    assert add(client, name="Nora", role="coach", profession="Socionom", organisation="Påhittsbyn").status_code == 303
    assert "Socionom, Påhittsbyn" in client.get("/people").text

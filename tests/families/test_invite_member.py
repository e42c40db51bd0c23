"""The coach shows a member of the family a code; the account is opened when there is none."""

from uuid import uuid4

import pytest

from familjelots.core.db import row, rows, value
from tests.cast import run


def path(cast, member: str = "ture", family: str = "pahittdal") -> str:
    return f"/families/{cast.families[family]}/members/{cast.members[member]}/invitation"


def code_on(page: str) -> str:
    return page.split('class="code">')[1].split("<", maxsplit=1)[0]


def test_the_coach_shows_a_code_and_a_picture(client_of, cast, db, app):
    page = client_of(cast.sara).post(path(cast), data={}).text
    assert "data:image/svg+xml" in page
    made = row(db, "SELECT * FROM account WHERE member = ?", cast.members["ture"])
    assert made is not None
    assert (made["role"], made["family"]) == ("family", cast.families["pahittdal"])
    phone = app.test_client()
    phone.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    assert phone.post("/start", data={"code": code_on(page)}).location == "/welcome"
    assert "Ture" in phone.get("/welcome").text


def test_who_has_an_account_keeps_it(client_of, cast, db):
    client_of(cast.sara).post(path(cast, "eva"), data={})
    client_of(cast.lena).post(path(cast, "eva"), data={})
    (account,) = rows(db, "SELECT id FROM account WHERE member = ?", cast.members["eva"])
    assert account["id"] == cast.eva.id
    assert value(db, "SELECT count(*) FROM invitation WHERE spent_at IS NULL") == 1


def test_the_way_there_stands_among_the_familys_people(client_of, cast):
    family = cast.families["pahittdal"]
    for who in (cast.sara, cast.lena):
        assert f'href="/families/{family}/invitation"' in client_of(who).get(f"/families/{family}/people").text


def test_looking_makes_no_code(client_of, cast, db):
    client = client_of(cast.sara)
    assert "Bjud in Eva" in client.get(f"/families/{cast.families['pahittdal']}/invitation").text
    assert client.get(path(cast)).status_code == 303
    assert value(db, "SELECT count(*) FROM invitation") == 0


@pytest.mark.parametrize("stranger", ["amir", "admin", "eva", "maja"])
def test_strangers_and_the_family_itself_invite_nobody(client_of, cast, db, stranger):
    client = client_of(cast.people[stranger])
    assert client.post(path(cast), data={}).status_code == 404
    assert client.get(f"/families/{cast.families['pahittdal']}/invitation").status_code == 404
    args = {"family_id": cast.families["pahittdal"], "member_id": cast.members["ture"]}
    assert run(db, cast.people[stranger], "invite_member", {"id": str(uuid4())}, **args).reason == "not_found"
    assert value(db, "SELECT count(*) FROM account WHERE member = ?", cast.members["ture"]) == 0


def test_a_member_of_another_family_is_not_there(client_of, cast, db):
    client = client_of(cast.sara)
    assert client.post(path(cast, "samir"), data={}).status_code == 404
    assert client.post(path(cast, "maja"), data={}).status_code == 404
    args = {"family_id": cast.families["pahittdal"], "member_id": cast.members["samir"]}
    assert run(db, cast.sara, "invite_member", {"id": str(uuid4())}, **args).reason == "not_found"
    assert value(db, "SELECT count(*) FROM invitation") == 0


def test_the_code_stands_in_no_journal(client_of, cast, db):
    code = code_on(client_of(cast.sara).post(path(cast), data={}).text).replace(" ", "")
    assert code not in "\n".join(db.conn.iterdump())


def test_no_protected_address_is_on_the_page(client_of, cast):
    for person in (cast.sara, cast.lena):
        assert "Hemliga gatan" not in client_of(person).post(path(cast, "per"), data={}).text

"""The list of families: a coach's own, a coordinator's all."""

import re
from uuid import uuid4

from ..cast import must


def names(answer):
    return re.findall(r'<h2><a href="/families/[0-9a-f-]+">([^<]+)</a></h2>', answer.text)


def test_a_coach_sees_own_families_with_programme_and_members(cast, client_of):
    answer = client_of(cast.sara).get("/families")
    assert names(answer) == ["Provström", "Påhittdal"]
    assert "Eva" in answer.text
    assert "Familjelotsen" in answer.text
    assert "Samir" not in answer.text


def test_a_coordinator_sees_all_with_their_contact_person(cast, client_of):
    answer = client_of(cast.lena).get("/families")
    assert names(answer) == ["Mithal", "Provström", "Påhittdal"]
    assert "Fast kontakt: Amir" in answer.text


def test_a_family_without_a_contact_person_stands_out(db, cast, client_of):
    must(db, cast.lena, "add_family", {"id": str(uuid4()), "name": "Ny", "programme": "bryt", "status": "interest"})
    assert "Ingen fast kontakt än" in client_of(cast.lena).get("/families").text


def test_fifty_families_a_page(db, cast, client_of):
    for number in range(60):
        fields = {"id": str(uuid4()), "name": f"Familj {number:03}", "programme": "bryt", "status": "active"}
        must(db, cast.lena, "add_family", fields)
    lena = client_of(cast.lena)
    first, second = lena.get("/families"), lena.get("/families?page=2")
    assert (len(names(first)), len(names(second))) == (50, 13)
    assert not set(names(first)) & set(names(second))
    for odd in ("0", "-3", "99999999999999999999", "x", "²", ""):
        assert lena.get(f"/families?page={odd}").status_code == 200


def test_families_and_administrators_have_no_such_page(cast, client_of):
    assert client_of(cast.eva).get("/families").status_code == 404
    assert client_of(cast.admin).get("/families").status_code == 404


def test_a_coach_without_families_is_told_what_will_stand_here(db, cast, client_of):
    fields = {"id": str(uuid4()), "coach": cast.sara.id}
    must(db, cast.lena, "give_family", fields, family_id=cast.families["mithal"])
    assert "Här står de familjer" in client_of(cast.amir).get("/families").text

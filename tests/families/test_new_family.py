"""A coordinator enrols one family by hand: the page, where it leads, what is refused."""

import re
from uuid import uuid4

import pytest

from familjelots.core.db import row, rows

from ..cast import run
from ..programmes.typed import form


@pytest.fixture
def lena(cast, client_of):
    return client_of(cast.lena)


def enrol(client, **changes):
    filled = form(client.get("/families/new").text, "/families")
    return client.post("/families", data={**filled, "programme": "bryt", **changes}), filled


def test_u6_a_family_comes_in_by_hand_and_its_homes_and_people_follow(lena, db):
    answer, filled = enrol(lena, name="Exempelberg", case_number="2026-00017")
    (id,) = filled["id"]
    assert answer.status_code == 303
    assert answer.location == f"/families/{id}/arrangements"
    come = row(db, "SELECT name, programme, programme_version, status, case_number FROM family WHERE id = ?", id)
    assert tuple(come.values()) == ("Exempelberg", "bryt", 1, "active", "2026-00017")
    begun = lena.get(answer.location).text
    assert "Börja med ett hem" in begun
    assert re.search(r'<details class="edit" open><summary>.*? Ett hem</summary>', begun)


def test_the_page_names_every_programme_and_is_found_under_mer(lena):
    page = lena.get("/families/new").text
    assert all(name in page for name in ("Familjelotsen", "Fokus familjen", "Bryt", "IRIS", "Helhetsinsats"))
    assert "/families/new" in lena.get("/more").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"name": ""}, "Fyll i det här"), ({"name": "x" * 81}, "Högst 80 tecken"), ({"programme": ""}, "Fyll i det här"),
     ({"programme": "nothing"}, "Det stödet finns inte här"), ({"status": "lost"}, "Välj")],
)  # fmt: skip
def test_what_cannot_be_comes_back_with_what_was_typed(lena, db, changes, words):
    before = len(rows(db, "SELECT id FROM family"))
    answer, _filled = enrol(lena, **{"name": "Exempelberg", "case_number": "2026-00017", **changes})
    assert answer.status_code == 422
    assert 'value="2026-00017"' in answer.text
    assert words in answer.text
    assert len(rows(db, "SELECT id FROM family")) == before


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_nobody_else_has_the_page(cast, client_of, name):
    assert client_of(cast.people[name]).get("/families/new").status_code == 404


def test_a_programme_that_nobody_knows_is_refused_however_it_comes(db, cast):
    fields = {"id": str(uuid4()), "name": "Ny", "programme": "nothing", "status": "active"}
    assert run(db, cast.lena, "add_family", fields).reason == "unknown_programme"


def test_a_programme_of_ones_own_is_chosen_and_its_newest_version_holds(lena, db, cast):
    own = str(uuid4())
    run(db, cast.lena, "copy_programme", {"id": own, "name": "Vår Bryt", "languages": ["sv"]}, programme_id="bryt")
    answer, filled = enrol(lena, name="Exempelberg", programme=own)
    assert answer.status_code == 303
    assert row(db, "SELECT programme_version FROM family WHERE id = ?", filled["id"][0])["programme_version"] == 1

"""A parked entry opens as the filled form again; saving it is a new operation that settles the old one."""

import re

import pytest

from familjelots.core import queries

from ..cast import must, named, run
from ..visits.told import row


def opened(client_of, person, op):
    return client_of(person).get(f"/attention/{op}")


def parked_visit(db, cast, **more):
    told = {"id": named("v"), "text": "Vi satt länge.", "at": "i tisdags", "observations": "Lugnt.", **more}
    told |= row("steps", 0, id=named("s"), text="Ring skolan", doer="coach", due="2026-11-26")
    receipt = run(db, cast.sara, "record_visit", told, family_id=cast.families["provstrom"])
    assert receipt.outcome == "parked"
    return receipt.op


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_every_word_stands_in_the_form_again_with_what_is_wrong_beside_it(db, cast, client_of):
    op = parked_visit(db, cast)
    page = opened(client_of, cast.sara, op).text
    for words in ("Vi satt länge.", "Lugnt.", "Ring skolan", "2026-11-26", "i tisdags", "Skriv dag och tid"):
        assert words in page
    assert (hidden(page, "resolves"), hidden(page, "next")) == (op, "/attention")
    assert f'href="/attention/{op}"' in client_of(cast.sara).get("/attention").text


def test_the_way_back_to_the_list_is_not_shown_as_words_of_its_author(db, cast, client_of):
    parked_visit(db, cast, next="/attention")
    assert '<dd class="as-written">/attention</dd>' not in client_of(cast.sara).get("/attention").text


def test_saving_it_is_a_new_operation_that_settles_the_old_one_which_stays_as_it_was(db, cast, client_of):
    op = parked_visit(db, cast)
    before = queries.entry(db, op)
    fields = {
        "id": named("v"),
        "text": "Vi satt länge.",
        "at": "2026-11-24T09:00",
        "resolves": op,
        "next": "/attention",
    }
    path = f"/families/{cast.families['provstrom']}/visits"
    answer = client_of(cast.sara).post(path, data={"op": named("mended"), **fields})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/attention")
    assert db.conn.execute("SELECT text FROM visit").fetchall() == [("Vi satt länge.",)]
    assert queries.entry(db, op) == before
    assert queries.entry(db, named("mended"))["resolves"] == op
    assert "data-attention-item data-id=" not in client_of(cast.sara).get("/attention").text
    assert opened(client_of, cast.sara, op).status_code == 404


def test_a_correction_that_is_parked_too_takes_its_place_on_the_list(db, cast, client_of):
    op = parked_visit(db, cast)
    again = parked_visit(db, cast, resolves=op)
    listed = client_of(cast.sara).get("/attention").text
    assert f"/attention/{again}" in listed
    assert f"/attention/{op}" not in listed


def test_choices_stay_chosen(db, cast, client_of):
    family = cast.families["pahittdal"]
    must(db, cast.sara, "add_barrier", {"id": named("b"), "text": "Morgnarna"}, family_id=family)
    step = {"id": named("s"), "text": "Ring", "doer": "coach", "due": "snart", "barrier": named("b")}
    step |= {"household": cast.homes["granvagen"], "picture": "call"}
    page = opened(client_of, cast.sara, run(db, cast.sara, "add_step", step, family_id=family).op).text
    form = page[page.index('data-form="add_step"') :]
    form = form[: form.index("</form>")]
    for chosen, how in ((named("b"), "checked"), (cast.homes["granvagen"], "selected")):
        assert f'value="{chosen}" {how}' in form


def test_words_under_an_id_that_is_taken_get_another(db, cast, client_of):
    family = cast.families["pahittdal"]
    note = {"id": named("n"), "text": "Första"}
    must(db, cast.sara, "add_step", {**note, "doer": "coach"}, family_id=family)
    op = run(db, cast.sara, "add_step", {"id": named("n"), "text": "Andra", "doer": "coach"}, family_id=family).op
    page = opened(client_of, cast.sara, op).text
    form = page[page.index('data-form="add_step"') :]
    assert "Andra" in form
    assert hidden(form, "id") != named("n")


@pytest.mark.parametrize("name", ["amir", "lena", "eva", "admin"])
def test_nobody_opens_anothers(db, cast, client_of, name):
    op = parked_visit(db, cast)
    answers = [opened(client_of, cast.people[name], id) for id in (op, named("invented"))]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_what_was_written_about_a_family_that_is_not_ones_own_does_not_open(db, cast, client_of):
    for family in (cast.families["mithal"], named("invented")):
        op = run(db, cast.sara, "write_note", {"id": named("n"), "text": "Ord"}, family_id=family).op
        assert opened(client_of, cast.sara, op).status_code == 404
    listed = client_of(cast.sara).get("/attention").text
    assert "Ord" in listed
    assert "/attention/" not in listed.replace('"/attention"', "")


def test_a_phone_keeps_the_filled_form(db, cast, client_of):
    op = parked_visit(db, cast)
    kept = dict(client_of(cast.sara).get("/caseload").json["all"])
    assert f"/attention/{op}" in kept

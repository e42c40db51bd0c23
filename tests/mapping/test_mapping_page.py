"""The page of a family's mapping, for those who work with it: everything said, what is left to ask, no more queries."""

import re

import pytest

from ..cast import must, named
from ..overview.test_queries_do_not_grow import queries_of
from .made import completed, confirmed, said


def page_of(cast, client_of, who, family="provstrom"):
    return client_of(who).get(f"/families/{cast.families[family]}/mapping").text


def test_an_area_that_has_been_talked_about_is_not_left_to_ask(db, cast, client_of):
    said(db, cast, wish="Ett arbete med mat.")
    page = page_of(cast, client_of, cast.sara)
    member = cast.members["maja"]
    assert f'data-of="asked-{member}-work" data-state="asked"' in page
    assert f'data-of="asked-{member}-health" data-state="open"' in page
    assert "Ett arbete med mat." in page


def test_children_are_not_asked_here(cast, client_of):
    page = page_of(cast, client_of, cast.sara, "pahittdal")
    assert f'value="{cast.members["eva"]}"' in page
    assert f'value="{cast.members["ture"]}"' not in page


def test_of_two_homes_only_the_chosen_person_s_words_stand_on_the_turned_page(db, cast, client_of):
    said(db, cast, "of eva", "eva", "school", wish="Zeva")
    said(db, cast, "of per", "per", "school", wish="Zper")
    page = page_of(cast, client_of, cast.sara, "pahittdal")
    parts = re.split(r'<section class="section" data-only="(\d)"', page)
    shown = dict(zip(parts[1::2], parts[2::2], strict=True))
    numbers = dict(re.findall(r'name="member" value="([0-9a-f-]+)" data-home="(\d)"', page))
    evas, pers = shown[numbers[cast.members["eva"]]], shown[numbers[cast.members["per"]]]
    assert "Zeva" in evas
    assert "Zper" not in evas.split("</section>")[0]
    assert "Zper" in pers


def test_a_confirmed_mapping_is_read_and_the_form_begins_a_new_one(db, cast, client_of):
    confirmed(db, cast)
    page = page_of(cast, client_of, cast.sara)
    assert "Maja sa ja vid bordet, på Saras telefon" in page
    assert "/mapping-completions" in page
    assert 'data-form="edit_saying"' not in re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)


def test_the_earlier_mapping_stays_readable(db, cast, client_of):
    first = confirmed(db, cast)
    said(db, cast, "later", wish="Något nytt")
    assert f"/mappings/{first}" in page_of(cast, client_of, cast.sara)
    assert "Köket vill ha mig." in client_of(cast.sara).get(f"/mappings/{first}").text


def test_a_refused_form_keeps_what_was_typed(cast, client_of):
    family = cast.families["provstrom"]
    fields = {"id": named("x"), "member": cast.members["maja"], "area": "work", "wish": "Zord", "op": named("op")}
    fields |= {"strengths-0-id": named("s"), "strengths-0-text": "Zstyrka"}
    answer = client_of(cast.sara).post(f"/families/{family}/sayings", data=fields)
    assert answer.status_code == 422
    assert "Zord" in answer.text
    assert "Zstyrka" in answer.text


def test_what_was_typed_into_something_closed_meanwhile_is_given_back(db, cast, client_of):
    confirmed(db, cast)
    fields = {"wish": "Zförsent", "base.wish": "", "stance": "fine", "base.stance": "important", "op": named("op")}
    answer = client_of(cast.sara).post(f"/sayings/{named('yes saying')}", data=fields)
    assert answer.status_code == 422
    assert "Zförsent" in answer.text
    assert "Skriv det i en ny kartläggning." in answer.text


def test_without_a_script_a_post_leads_back_to_the_page(cast, client_of):
    family = cast.families["provstrom"]
    fields = {"id": named("x"), "member": cast.members["maja"], "area": "work", "stance": "fine", "op": named("op")}
    answer = client_of(cast.sara).post(f"/families/{family}/sayings", data=fields)
    assert (answer.status_code, answer.location) == (303, f"/families/{family}/mapping")


def grow(db, cast, start, stop):
    family = cast.families["provstrom"]
    for number in range(start, stop):
        confirmed(db, cast, f"yes {number}", "maja", **{"base.route": "", "base.why": ""})
        said(db, cast, f"one {number}", "jonas", works="x", hard="y")
        known = {"id": named(f"a {number}"), "member": cast.members["maja"], "profession": "occupational_therapist"}
        must(db, cast.sara, "start_assessment", known | {"question": "?"}, family_id=family)
        known = {"id": named(f"c {number}"), "member": cast.members["maja"], "competence": "x"}
        must(db, cast.sara, "map_competence", known, family_id=family)
        must(db, cast.sara, "decide_competence", {"decision": "goes_on", "reasons": "x"}, competence_id=known["id"])
    said(db, cast, f"draft {start}", wish="x")
    completed(db, cast, f"done {start}")
    answer = {"id": named(f"yes to {start}"), "completion": named(f"done {start}"), "answer": "yes"}
    must(db, cast.sara, "answer_mapping", answer, family_id=family)


@pytest.mark.parametrize(
    ("reader", "path"), [("sara", "/families/{}/mapping"), ("lena", "/themes"), ("maja", "/our-mapping")]
)
def test_ten_times_as_much_takes_the_same_queries(db, cast, client_of, reader, path):
    client, path = client_of(cast.people[reader]), path.format(cast.families["provstrom"])
    grow(db, cast, 0, 2)
    few = queries_of(client, path)
    grow(db, cast, 2, 20)
    assert len(queries_of(client, path)) == len(few)
    assert 1 <= len(few) < 20

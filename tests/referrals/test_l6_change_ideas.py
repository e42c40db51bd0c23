"""L6: a change idea from either unit: hypothesis → test → measure → keep or drop, each with words, who and when."""

import pytest

from familjelots.referrals import idea_queries

from ..cast import must, named, run
from ..families.people import specialist
from .sent import day

HYPOTHESIS = "Om vi ringer enheten samma dag, då väntar ingen mer än två veckor."


@pytest.fixture
def idea(db, cast):
    must(db, cast.sara, "suggest_change", {"id": named("idea"), "hypothesis": HYPOTHESIS})
    return {"idea_id": named("idea")}


def stage(key, stage, words, **more):
    return {"id": named(key), "stage": stage, "words": words, **more}


def test_l6_an_idea_goes_from_hypothesis_to_test_to_measure_and_is_kept(unit, idea, db, cast, client_of):
    """Sara has it, Olle of the other unit tries it, Lena measures, and it is kept: the times before and after show."""
    olle = specialist(db, "Olle", "Arbetsmarknadssekreterare")
    for who, told in (
        (olle, stage("t", "test", "Tio remisser i oktober.", day=day(-30))),
        (cast.lena, stage("m", "measure", "Median 8 dagar, n 6.", day=day(-5))),
        (cast.sara, stage("k", "keep", "Alla gör så nu.")),
    ):
        must(db, who, "advance_change", told, **idea)
    for sent, days in ((-90, 31), (-40, 8)):
        unit.happens(unit.person(sent), "first_contact", sent + days)
    routine = {"id": named("c"), "day": day(-60), "what": "Vi ringer samma dag.", "idea": named("idea")}
    assert client_of(cast.lena).post("/routine-changes", data=routine).status_code == 303
    page = client_of(olle).get(f"/change-ideas/{named('idea')}").text
    for words in (HYPOTHESIS, "Tio remisser i oktober.", "Median 8 dagar, n 6.", "Alla gör så nu.", "Olle", "Lena"):
        assert words in page
    for words in ("Vi ringer samma dag.", "31 <span", "8 <span", "(n 1)"):
        assert words in page
    listed = client_of(cast.amir).get("/change-ideas").text
    assert "Behålls" in listed
    assert f'href="/change-ideas/{named("idea")}"' in client_of(cast.lena).get("/lead-times").text


def test_l6_it_is_dropped_with_why_and_may_be_tried_again(idea, db, cast):
    must(db, cast.sara, "advance_change", stage("t", "test", "En vecka."), **idea)
    must(db, cast.lena, "advance_change", stage("d", "drop", "Ingen hann."), **idea)
    must(db, cast.lena, "advance_change", stage("t2", "test", "Med fler."), **idea)
    assert [one["stage"] for one in idea_queries.stages(db, named("idea"))] == ["test", "drop", "test"]


@pytest.mark.parametrize("wrong", ["measure", "keep"])
def test_l6_nothing_is_kept_that_was_not_tried_and_measured(idea, db, cast, wrong):
    told = stage("x", wrong, "Vi tror på det.")
    assert run(db, cast.sara, "advance_change", told, **idea).reason == "stage_out_of_order"


def test_l6_words_are_needed_and_days_to_come_are_refused(idea, db, cast, client_of):
    client = client_of(cast.sara)
    path = f"/change-ideas/{named('idea')}/stages"
    for fields in (stage("x", "test", ""), stage("x", "test", "Ord", day=day(1))):
        posted = client.post(path, data=fields)
        assert (posted.status_code, HYPOTHESIS in posted.text) == (422, True)
    assert idea_queries.stages(db, named("idea")) == []


def test_l6_the_same_post_twice_is_one_stage(idea, db, cast, client_of):
    fields = {**stage("t", "test", "En gång."), "op": named("op")}
    for _twice in range(2):
        assert client_of(cast.sara).post(f"/change-ideas/{named('idea')}/stages", data=fields).status_code == 303
    assert len(idea_queries.stages(db, named("idea"))) == 1


@pytest.mark.parametrize("name", ["eva", "admin"])
def test_l6_families_and_administrators_have_no_ideas_here(idea, db, cast, client_of, name):
    who = cast.people[name]
    for path in ("/change-ideas", f"/change-ideas/{named('idea')}"):
        assert client_of(who).get(path).status_code == 404
    assert run(db, who, "suggest_change", {"id": named("y"), "hypothesis": "x"}).reason == "not_found"
    assert run(db, who, "advance_change", stage("t", "test", "x"), **idea).reason == "not_found"


def test_l6_hostile_words_are_words(db, cast, client_of):
    evil = "<img src=x onerror=alert(1)>{{ config }}"
    must(db, cast.sara, "suggest_change", {"id": named("e"), "hypothesis": evil})
    must(db, cast.sara, "advance_change", stage("t", "test", evil), idea_id=named("e"))
    for path in ("/change-ideas", f"/change-ideas/{named('e')}"):
        text = client_of(cast.sara).get(path).text
        assert "<img src=x" not in text
        assert "{{ config }}" in text

"""F8: what is hard or needed and nobody takes care of is flagged, on the plan and for whoever coordinates."""

import pytest

from ..cast import must, named
from ..plans.plan import a_barrier
from .test_queries_do_not_grow import queries_of


def needs(db, cast, need="Läkarintyg", area="health", person="eva", family="pahittdal"):
    fields = {"id": named(need), "member": cast.members[person], "area": area, "stance": "important", "need": need}
    coach = cast.amir if family == "mithal" else cast.sara
    must(db, coach, "say_in_mapping", fields, family_id=cast.families[family])


def plan_of(client_of, cast):
    return client_of(cast.sara).get(f"/families/{cast.families['pahittdal']}/plan").text.split("<template")[0]


def test_f8_what_nobody_owns_is_flagged_until_somebody_does(db, cast, client_of):
    barrier = a_barrier(db, cast, area="health")
    needs(db, cast)
    gaps = client_of(cast.lena).get("/gaps").text
    assert "Ingen tar hand om det än" in plan_of(client_of, cast)
    assert "Läkarintyg" in plan_of(client_of, cast)
    assert all(words in gaps for words in ("Påhittdal", "Morgnarna", "Läkarintyg"))
    seen = {"text": "Morgnarna", "area": "health", "status": "active"}
    bases = {f"base.{name}": value for name, value in seen.items()}
    own = {"owner": "other", "owner_name": "vårdcentralen", "base.owner": ""}
    must(db, cast.sara, "edit_barrier", {**seen, **bases, **own}, barrier_id=barrier)
    assert "Ingen tar hand om" not in plan_of(client_of, cast)
    assert "Påhittdal" not in client_of(cast.lena).get("/gaps").text


def test_what_has_eased_or_waits_is_no_gap(db, cast, client_of):
    barrier = a_barrier(db, cast)
    edit = {"text": "Morgnarna", "base.text": "Morgnarna", "status": "parked", "base.status": "active"}
    must(db, cast.sara, "edit_barrier", edit, barrier_id=barrier)
    assert "Morgnarna" not in client_of(cast.lena).get("/gaps").text


def test_only_a_persons_newest_mapping_counts_and_nothing_that_was_skipped(db, cast, client_of):
    fields = {"id": named("skipped"), "member": cast.members["eva"], "area": "work", "stance": "skip", "need": "Skjuts"}
    must(db, cast.sara, "say_in_mapping", fields, family_id=cast.families["pahittdal"])
    assert "Skjuts" not in client_of(cast.lena).get("/gaps").text


@pytest.mark.parametrize("name", ["sara", "eva", "admin"])
def test_the_list_is_for_whoever_coordinates(cast, client_of, name):
    assert client_of(cast.people[name]).get("/gaps").status_code == 404


def test_of_a_protected_family_only_a_number_is_told(db, cast, client_of):
    a_barrier(db, cast, text="Hemligt hinder")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["per"])
    page = client_of(cast.lena).get("/gaps").text
    assert "Hemligt hinder" not in page
    assert "Påhittdal" not in page
    assert "skyddade personuppgifter" in page


def test_the_list_is_found_from_the_families(cast, client_of):
    assert 'href="/gaps"' in client_of(cast.lena).get("/families").text
    assert 'href="/gaps"' not in client_of(cast.sara).get("/families").text


def test_ten_times_the_gaps_take_the_same_queries(db, cast, client_of):
    client = client_of(cast.lena)
    for number in range(2):
        a_barrier(db, cast, f"b {number}")
    few = queries_of(client, "/gaps")
    for number in range(2, 20):
        a_barrier(db, cast, f"b {number}")
        a_barrier(db, cast, f"c {number}", family="mithal")
    assert len(queries_of(client, "/gaps")) == len(few)

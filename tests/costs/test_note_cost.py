"""Staff note what something costs or did not have to cost: always an estimate, with how one knows."""

from datetime import date

import pytest

from familjelots.core import clock
from familjelots.costs import note, queries

from ..cast import must, named, run


@pytest.fixture(autouse=True)
def sunday():
    with clock.at(clock.instant("2026-11-22T08:00:00Z")):
        yield


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


def told(name="taxi", **more):
    fields = {"id": named(name), "kind": "avoided", "what": "Skolskjuts", "amount": "4200", "per": "month"}
    return {**fields, "from_day": "2026-09-15", "basis": "Skolan sa vad taxin kostar.", **more}


def test_m10_an_estimate_is_marked_as_one_and_counted_month_by_month(db, cast, client_of, family):
    must(db, cast.sara, "note_cost", told(), family_id=family)
    must(
        db, cast.sara, "note_cost", told("debt", kind="cost", per="once", amount="900", what="Kurs"), family_id=family
    )  # fmt: skip
    assert note.sums(queries.notes(db, family), date(2026, 11, 22)) == {"cost": 900, "avoided": 3 * 4200}
    page = client_of(cast.sara).get(f"/families/{family}/costs").text
    for words in ("personalens uppskattning", "12 600 kr", "Skolan sa vad taxin kostar."):
        assert words in page
    listed = client_of(cast.lena).get("/costs").text
    assert "12 600 kr" in listed
    assert "Personalens uppskattningar" in listed


def test_a_correction_is_a_new_estimate_and_the_one_before_counts_no_more(db, cast, family):
    must(db, cast.sara, "note_cost", told(), family_id=family)
    must(db, cast.sara, "note_cost", told("less", amount="1000", amends=named("taxi")), family_id=family)
    found = queries.notes(db, family)
    assert len(found) == 2
    assert note.sums(found, clock.today())["avoided"] == 3000
    again = run(db, cast.sara, "note_cost", told("third", amends=named("taxi")), family_id=family)
    assert again.outcome == "parked"


def test_what_is_taken_back_stays_readable_and_counts_no_more(db, cast, client_of, family):
    must(db, cast.sara, "note_cost", told(), family_id=family)
    must(db, cast.sara, "take_back_cost", {"id": named("back"), "reason": "Det var fel taxi."}, note_id=named("taxi"))
    assert note.sums(queries.notes(db, family), clock.today())["avoided"] == 0
    assert "Det var fel taxi." in client_of(cast.sara).get(f"/families/{family}/costs").text


def test_two_who_take_the_same_estimate_back_are_both_read(db, cast, client_of, family):
    must(db, cast.sara, "note_cost", told(), family_id=family)
    for who, why in ((cast.sara, "Det var fel taxi."), (cast.lena, "Dubbelt noterad.")):
        must(db, who, "take_back_cost", {"id": named(why), "reason": why}, note_id=named("taxi"))
    assert "Det var fel taxi. · Dubbelt noterad." in client_of(cast.sara).get(f"/families/{family}/costs").text


def test_nothing_is_counted_before_it_begins_or_after_it_ends(db, cast, family):
    must(db, cast.sara, "note_cost", told(until_day="2026-10-01"), family_id=family)
    must(db, cast.sara, "note_cost", told("later", from_day="2027-01-01"), family_id=family)
    assert note.sums(queries.notes(db, family), clock.today())["avoided"] == 2 * 4200


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", ""), ("amount", "0"), ("amount", "tolv"), ("amount", "-5"), ("basis", ""), ("what", ""),
     ("kind", "saved"), ("per", "day"), ("until_day", "2026-01-01"), ("amends", named("nothing"))],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(cast, client_of, family, field, value):
    answer = client_of(cast.sara).post(
        f"/families/{family}/costs", data={**told(what="Taxi till skolan"), field: value}
    )
    assert answer.status_code == 422
    if field != "what":
        assert "Taxi till skolan" in answer.text


def test_a_family_and_somebody_elses_coach_see_nothing_of_it(db, cast, client_of, family):
    must(db, cast.sara, "note_cost", told(), family_id=family)
    for person in (cast.eva, cast.amir):
        assert client_of(person).get(f"/families/{family}/costs").status_code == 404
        assert client_of(person).get("/costs").status_code == 404
        receipt = run(db, person, "note_cost", told("theirs"), family_id=family)
        assert receipt.reason == "not_found"

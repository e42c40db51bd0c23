"""What is said about an area begins a mapping or goes on with it; what works and what is hard stand in the plan."""

import pytest

from familjelots.mapping import queries
from familjelots.plans import queries as plans

from ..cast import must, named, run
from .made import completed, confirmed, latest, said


def test_the_first_words_begin_a_mapping_and_later_ones_go_on_with_it(db, cast):
    said(db, cast, "first", wish="Ett arbete med mat.")
    said(db, cast, "second", area="health", need="Sova.")
    (mapping,) = queries.mappings(db, cast.families["provstrom"])
    assert (mapping["status"], mapping["member_name"]) == ("draft", "Maja")
    words = [(one["area"], one["wish"], one["need"]) for one in queries.sayings(db, cast.families["provstrom"])]
    assert words == [("work", "Ett arbete med mat.", ""), ("health", "", "Sova.")]


def test_what_works_and_what_is_hard_stand_in_the_plan_and_nowhere_else(db, cast):
    said(db, cast, works="Jag kan laga mat åt många.", hard="Jag har inga papper på det.")
    family = cast.families["provstrom"]
    (strength,), (barrier,) = plans.strengths(db, family), plans.barriers(db, family)
    assert (strength["text"], strength["member_name"]) == ("Jag kan laga mat åt många.", "Maja")
    assert (barrier["text"], barrier["area"], barrier["member"]) == (
        "Jag har inga papper på det.", "work", cast.members["maja"],
    )  # fmt: skip
    edit = {"text": "Papperen finns nu.", "base.text": barrier["text"], "area": "work", "base.area": "work"}
    must(db, cast.sara, "edit_barrier", edit, barrier_id=barrier["id"])
    assert [part["text"] for part in queries.mapped(db, family)] == ["Jag kan laga mat åt många.", "Papperen finns nu."]


def test_in_two_homes_what_is_said_belongs_to_the_home_of_who_said_it(db, cast):
    said(db, cast, person="eva", works="Mormor hämtar.", hard="Morgnarna.")
    family = cast.families["pahittdal"]
    assert latest(db, cast, "eva")["household"] == cast.homes["kornvagen"]
    for part in (*plans.strengths(db, family), *plans.barriers(db, family)):
        assert part["household"] == cast.homes["kornvagen"]


def test_a_row_that_nobody_wrote_in_is_nothing(db, cast):
    fields = {"id": named("x"), "member": cast.members["maja"], "area": "work", "stance": "fine"}
    blank = {"strengths-0-id": named("s"), "strengths-0-text": "", "barriers-0-id": named("b"), "barriers-0-text": " "}
    must(db, cast.sara, "say_in_mapping", fields | blank, family_id=cast.families["provstrom"])
    assert queries.mapped(db, cast.families["provstrom"]) == []


def test_words_after_the_coach_said_done_are_read_before_anybody_confirms(db, cast):
    said(db, cast)
    completed(db, cast)
    said(db, cast, "more", area="health")
    assert latest(db, cast)["completion"] is None


def test_words_after_both_said_yes_begin_a_new_mapping(db, cast):
    first = confirmed(db, cast)
    said(db, cast, "later")
    assert [one["status"] for one in queries.mappings(db, cast.families["provstrom"])] == ["draft", "confirmed"]
    assert latest(db, cast)["id"] != first


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("area", "astrology", "unknown_choice"),
        ("member", "samir", "unknown_choice"),
        ("member", "ture", "unknown_choice"),
        ("member", "nobody", "unknown_choice"),
        ("stance", "", "invalid"),
        ("stance", "verdict", "invalid"),
    ],
)
def test_what_cannot_be_said_is_refused_whole(db, cast, field, value, reason):
    ids = {**cast.members, "nobody": named("nobody")}
    fields = {"id": named("x"), "member": cast.members["eva"], "area": "school", "stance": "fine"}
    fields |= {field: ids.get(value, value), "strengths-0-id": named("s"), "strengths-0-text": "Något"}
    receipt = run(db, cast.sara, "say_in_mapping", fields, family_id=cast.families["pahittdal"])
    assert (receipt.outcome, receipt.reason) == ("parked", reason)
    assert queries.mappings(db, cast.families["pahittdal"]) == []
    assert plans.strengths(db, cast.families["pahittdal"]) == []


def test_one_strength_with_a_taken_id_takes_nothing_halfway(db, cast):
    said(db, cast, works="Ett")
    fields = {"id": named("again"), "member": cast.members["maja"], "area": "work", "stance": "fine"}
    fields |= {"strengths-0-id": named("saying works"), "strengths-0-text": "Två"}
    receipt = run(db, cast.sara, "say_in_mapping", fields, family_id=cast.families["provstrom"])
    assert receipt.outcome == "parked"
    assert len(queries.sayings(db, cast.families["provstrom"])) == 1


@pytest.mark.parametrize("who", ["eva", "amir", "admin"])
def test_nobody_else_writes_in_it(db, cast, who):
    fields = {"id": named("x"), "member": cast.members["eva"], "area": "school", "stance": "fine"}
    receipt = run(db, cast.people[who], "say_in_mapping", fields, family_id=cast.families["pahittdal"])
    assert (receipt.outcome, receipt.reason) == ("parked", "not_found")

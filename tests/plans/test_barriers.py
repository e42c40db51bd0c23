"""Det som är svårt is named, eased and kept private where it must be."""

import pytest

from familjelots.plans import queries
from familjelots.plans.readable import readable

from ..cast import named, run
from .plan import a_barrier


def edit(db, who, barrier, **fields):
    now = queries.barrier(db, barrier) or {"text": "", "area": "", "status": ""}
    seen = {name: now[name] for name in ("text", "area", "status")}
    bases = {f"base.{name}": value for name, value in seen.items()}
    return run(db, who, "edit_barrier", {**seen, **bases, **fields}, barrier_id=barrier)


def test_what_is_hard_is_listed_with_area_and_whom_it_concerns(db, cast):
    a_barrier(db, cast, area="school", member=cast.members["ture"])
    (barrier,) = queries.barriers(db, cast.families["pahittdal"])
    assert (barrier["text"], barrier["area"], barrier["member_name"], barrier["status"]) == (
        "Morgnarna", "school", "Ture", "active",
    )  # fmt: skip


def test_what_has_eased_comes_after_what_is_hard_now(db, cast):
    eased, active = a_barrier(db, cast, "eased"), a_barrier(db, cast, "active")
    assert edit(db, cast.sara, eased, status="eased").outcome == "applied"
    assert [each["id"] for each in queries.barriers(db, cast.families["pahittdal"])] == [active, eased]


def test_a_private_one_and_one_of_the_other_home_are_never_read_by_a_family(db, cast):
    a_barrier(db, cast, "private", private="yes")
    a_barrier(db, cast, "of per", household=cast.homes["granvagen"])
    open_to_all = a_barrier(db, cast, "open")
    everything = queries.barriers(db, cast.families["pahittdal"])
    assert [each["id"] for each in readable(db, cast.eva, everything)] == [open_to_all]
    assert len(readable(db, cast.per, everything)) == 2
    assert len(readable(db, cast.sara, everything)) == 3


@pytest.mark.parametrize(
    ("field", "value"), [("area", "astrology"), ("member", "samir"), ("household", "sokgatan"), ("member", "nobody")]
)
def test_what_does_not_belong_to_the_family_is_refused(db, cast, field, value):
    ids = {**cast.members, **cast.homes, "astrology": "astrology", "nobody": named("nobody")}
    fields = {"id": named("odd"), "text": "x", field: ids[value]}
    answer = run(db, cast.sara, "add_barrier", fields, family_id=cast.families["pahittdal"])
    assert answer.reason == "unknown_choice"


def test_families_and_strangers_do_not_write(db, cast):
    barrier = a_barrier(db, cast)
    for who in (cast.eva, cast.amir, cast.maja, cast.admin):
        assert edit(db, who, barrier, text="x").reason == "not_found"
        fields = {"id": named(f"of {who.name}"), "text": "x"}
        assert run(db, who, "add_barrier", fields, family_id=cast.families["pahittdal"]).reason == "not_found"
    assert queries.barrier(db, barrier)["text"] == "Morgnarna"


def test_two_edits_of_the_same_words_keep_both(db, cast):
    barrier = a_barrier(db, cast)
    edit(db, cast.lena, barrier, text="Lenas ord")
    edit(db, cast.sara, barrier, **{"base.text": "Morgnarna", "text": "Saras ord"})
    assert queries.barrier(db, barrier)["text"] == "Lenas ord"
    assert db.conn.execute("SELECT mine FROM edit_conflict").fetchall() == [("Saras ord",)]

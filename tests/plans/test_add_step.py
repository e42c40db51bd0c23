"""A step is agreed: by whom, until when, and never with another family's things in it."""

import pytest

from familjelots.plans import queries

from ..cast import named, run
from .plan import a_barrier, a_goal, a_step


def test_a_step_is_shown_with_its_doer_and_day(db, cast):
    a_step(db, cast, due="2026-11-26")
    (step,) = queries.steps(db, cast.families["pahittdal"])
    assert (step["text"], step["doer_label"], step["due"], step["status"]) == (
        "Prova bildschemat", "Eva", "2026-11-26", "open",
    )  # fmt: skip


def test_the_coachs_own_step_carries_the_present_contact_persons_name(db, cast):
    a_step(db, cast, doer="coach")
    assert queries.steps(db, cast.families["pahittdal"])[0]["doer_label"] == "Sara"


def test_another_party_is_named(db, cast):
    a_step(db, cast, doer="other", doer_name="Skolans kurator")
    step = queries.steps(db, cast.families["pahittdal"])[0]
    assert (step["doer_label"], step["doer_name"]) == ("", "Skolans kurator")


def test_a_name_that_was_typed_is_kept_whoever_was_chosen(db, cast):
    a_step(db, cast, doer="coach", doer_name="Skolans kurator")
    assert queries.steps(db, cast.families["pahittdal"])[0]["doer_name"] == "Skolans kurator"


def test_open_steps_come_by_day_and_done_ones_last(db, cast):
    first, later, undated = (
        a_step(db, cast, key, due=due) for key, due in (("1", "2026-11-24"), ("2", "2026-12-24"), ("3", ""))
    )
    run(db, cast.sara, "tick_step", {"id": named("tick"), "status": "done"}, step_id=first)
    assert [step["id"] for step in queries.steps(db, cast.families["pahittdal"])] == [later, undated, first]


def test_overdue_are_the_open_ones_whose_day_has_passed(db, cast):
    late = a_step(db, cast, "late", due="2026-11-20")
    a_step(db, cast, "today", due="2026-11-22")
    done = a_step(db, cast, "done", due="2026-11-20")
    run(db, cast.sara, "tick_step", {"id": named("tick"), "status": "done"}, step_id=done)
    found = queries.overdue_steps(db, [cast.families["pahittdal"]], "2026-11-22")
    assert [step["id"] for step in found] == [late]


@pytest.mark.parametrize("field", ["doer", "goal", "barrier", "household"])
def test_another_familys_thing_in_a_field_is_refused_exactly_as_an_invented_one(db, cast, field):
    foreign = {
        "doer": f"member:{cast.members['samir']}",
        "goal": a_goal(db, cast, "theirs", "mithal"),
        "barrier": a_barrier(db, cast, "theirs too", "mithal"),
        "household": cast.homes["sokgatan"],
    }
    invented = named("invented") if field != "doer" else f"member:{named('invented')}"
    answers = [
        run(
            db, cast.sara, "add_step", {"id": named(value), "text": "x", "doer": "coach", field: value},
            family_id=cast.families["pahittdal"],
        )
        for value in (foreign[field], invented)
    ]  # fmt: skip
    assert [(answer.outcome, answer.reason) for answer in answers] == [("parked", "unknown_choice")] * 2


@pytest.mark.parametrize("doer", ["", "me", "member:", "member:' OR 1=1", "coach:", "other:x"])
def test_nobody_knows_who_that_is(db, cast, doer):
    fields = {"id": named("odd"), "text": "x", "doer": doer}
    assert run(db, cast.sara, "add_step", fields, family_id=cast.families["pahittdal"]).outcome == "parked"
    assert queries.steps(db, cast.families["pahittdal"]) == []


def test_only_staff_who_may_open_the_family_write_steps(db, cast):
    for person in (cast.amir, cast.eva, cast.maja, cast.admin):
        fields = {"id": named(f"step of {person.name}"), "text": "x", "doer": "coach"}
        assert run(db, person, "add_step", fields, family_id=cast.families["pahittdal"]).reason == "not_found"
    assert queries.steps(db, cast.families["pahittdal"]) == []

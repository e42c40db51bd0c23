"""Planning a visit: who may, when it can be, and what is told before it is saved."""

import pytest

from familjelots.schedule import change_queries, queries

from ..cast import named, run


def test_the_coordinator_plans_for_any_family_and_its_contact_person_comes(db, cast, plan):
    id, receipt = plan("2026-11-24T09:00", household=cast.homes["kornvagen"], purpose="Bildschemat", interpreter="nej")
    visit = queries.planned_visit(db, id)
    assert receipt.outcome == "applied"
    assert visit is not None
    assert (visit["coach"], visit["starts_at"], visit["minutes"]) == (cast.sara.id, "2026-11-24T09:00", 60)
    assert (visit["address"], visit["purpose"], visit["status"]) == ("Kornvägen 4", "Bildschemat", "planned")


def test_a_coach_plans_with_her_own_families_alone(db, cast, plan):
    assert plan("2026-11-24T09:00", who=cast.sara)[1].outcome == "applied"
    assert plan("2026-11-24T13:00", who=cast.sara, family="mithal")[1].reason == "not_found"


@pytest.mark.parametrize("name", ["eva", "maja", "admin"])
def test_families_and_administrators_plan_nothing(cast, plan, name):
    assert plan("2026-11-24T09:00", who=cast.people[name])[1].reason == "not_found"


@pytest.mark.parametrize(
    ("starts_at", "reason"),
    [
        ("2026-11-24T06:59", "time_is_past"),
        ("2027-03-28T02:30", "no_such_hour"),
        ("2029-11-24T09:00", "time_too_far"),
        ("2026-13-24T09:00", "invalid"),
        ("i morgon", "invalid"),
        ("2026-W48-2T09:00", "invalid"),
        ("20261124T0900+01", "invalid"),
        ("2026-11-24\u202e09:00", "invalid"),
        ("", "invalid"),
        ("2026-11-24T09:00\x00'; DROP TABLE visit", "invalid"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_its_reason(plan, starts_at, reason):
    assert plan(starts_at)[1].reason == reason


def test_a_time_written_as_people_write_it_is_understood(db, plan):
    id, _receipt = plan("2026-11-24 9.00")
    assert queries.planned_visit(db, id)["starts_at"] == "2026-11-24T09:00"  # pyright: ignore[reportOptionalSubscript]


@pytest.mark.parametrize("minutes", ["0", "601", "-5", "en timme", "99999999999"])
def test_a_length_that_cannot_be_is_refused(plan, minutes):
    assert plan("2026-11-24T09:00", minutes=minutes)[1].reason == "invalid"


def test_the_hour_that_comes_twice_in_autumn_can_be_planned(plan):
    assert plan("2027-10-31T02:30")[1].outcome == "applied"


def test_a_visit_without_a_length_takes_an_hour(db, plan):
    id, _receipt = plan("2026-11-24T09:00", minutes="")
    assert queries.planned_visit(db, id)["minutes"] == 60  # pyright: ignore[reportOptionalSubscript]


def test_the_same_coach_twice_at_once_is_refused_until_it_is_meant(db, cast, plan):
    plan("2026-11-24T09:00")
    assert plan("2026-11-24T09:30", family="provstrom")[1].reason == "double_booked"
    assert plan("2026-11-24T09:30", family="provstrom", anyway="yes")[1].outcome == "applied"


def test_a_visit_may_begin_when_the_one_before_ends(plan):
    plan("2026-11-24T09:00")
    assert plan("2026-11-24T10:00", family="provstrom")[1].outcome == "applied"
    assert plan("2026-11-24T08:00", family="provstrom")[1].outcome == "applied"


def test_the_same_family_twice_at_once_is_refused(plan):
    plan("2026-11-24T09:00")
    assert plan("2026-11-24T08:30")[1].reason == "double_booked"


def test_two_coaches_are_out_at_the_same_time(plan):
    plan("2026-11-24T09:00")
    assert plan("2026-11-24T09:00", family="mithal")[1].outcome == "applied"


def test_only_the_contact_person_can_come_since_nobody_else_may_open_the_family(cast, plan):
    assert plan("2026-11-24T09:00", coach=cast.amir.id)[1].reason == "not_contact_person"


def test_another_familys_home_is_refused(cast, plan):
    assert plan("2026-11-24T09:00", household=cast.homes["sokgatan"])[1].reason == "unknown_household"


def test_a_protected_address_typed_as_place_is_left_out(db, cast, plan):
    id, _receipt = plan("2026-11-24T09:00", who=cast.sara, place="hos Per, hemliga gatan 9")
    visit = queries.planned_visit(db, id)
    assert visit is not None
    assert visit["place"] == ""


def test_an_id_that_exists_and_an_invented_family_sound_the_same(db, cast, plan):
    id, _receipt = plan("2026-11-24T09:00")
    taken = {"id": id, "family": cast.families["mithal"], "starts_at": "2026-11-25T09:00"}
    invented = {"id": named("new"), "family": named("nobody"), "starts_at": "2026-11-25T09:00"}
    assert run(db, cast.lena, "plan_visit", taken).reason == "not_found"
    assert run(db, cast.lena, "plan_visit", invented).reason == "not_found"


def test_what_another_planned_waits_for_the_coach_and_her_own_plan_does_not(db, cast, plan):
    plan("2026-11-24T09:00")
    plan("2026-11-25T09:00", who=cast.sara)
    assert [change["starts_at"] for change in change_queries.unseen_changes(db, cast.sara.id)] == ["2026-11-24T09:00"]

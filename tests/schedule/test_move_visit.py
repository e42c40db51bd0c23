"""Changing a planned visit: what was is kept, and nobody's change is overwritten unseen."""

from familjelots.schedule import change_queries, queries

from ..cast import must, named, run

NINE, TEN = "2026-11-24T09:00", "2026-11-24T10:00"


def move(db, who, visit, starts_at, **more):
    fields = {"id": named(f"move {visit} {starts_at}"), "starts_at": starts_at, **more}
    return run(db, who, "move_visit", fields, planned_visit_id=visit)


def visit_of(db, id):
    found = queries.planned_visit(db, id)
    assert found is not None
    return found


def test_the_coach_is_told_what_was_and_what_is(db, cast, plan):
    id, _receipt = plan(NINE, who=cast.sara, purpose="Bildschemat")
    assert move(db, cast.lena, id, TEN, reason="Skolmöte").outcome == "applied"
    assert (visit_of(db, id)["starts_at"], visit_of(db, id)["purpose"]) == (TEN, "Bildschemat")
    (change,) = change_queries.unseen_changes(db, cast.sara.id)
    assert (change["what"], change["before"]["starts_at"], change["after"]["starts_at"]) == ("moved", NINE, TEN)
    assert change["reason"] == "Skolmöte"


def test_the_coachs_own_change_waits_for_nobody(db, cast, plan):
    id, _receipt = plan(NINE, who=cast.sara)
    assert move(db, cast.sara, id, TEN).outcome == "applied"
    assert change_queries.unseen_changes(db, cast.sara.id) == []
    assert [change["what"] for change in change_queries.changes_of(db, id)] == ["moved", "planned"]


def test_the_same_again_changes_nothing(db, cast, plan):
    id, _receipt = plan(NINE)
    assert move(db, cast.lena, id, NINE).outcome == "applied"
    assert len(change_queries.changes_of(db, id)) == 1


def test_words_to_the_coach_are_kept_although_nothing_else_changes(db, cast, plan):
    id, _receipt = plan(NINE)
    assert move(db, cast.lena, id, NINE, reason="Ta med papperen").outcome == "applied"
    assert "Ta med papperen" in [change["reason"] for change in change_queries.changes_of(db, id)]


def test_a_foreign_coach_and_a_family_member_move_nothing(db, cast, plan):
    id, _receipt = plan(NINE)
    assert {move(db, who, id, TEN).reason for who in (cast.amir, cast.eva, cast.admin)} == {"not_found"}
    assert move(db, cast.lena, named("no visit"), TEN).reason == "not_found"


def test_a_move_into_another_visit_is_refused_until_it_is_meant(db, cast, plan):
    id, _receipt = plan(NINE)
    plan(TEN, family="provstrom")
    assert move(db, cast.lena, id, "2026-11-24T09:30").reason == "double_booked"
    assert move(db, cast.lena, id, "2026-11-24T09:30", anyway="yes").outcome == "applied"


def test_a_longer_visit_may_meet_the_next_one_but_never_itself(db, cast, plan):
    id, _receipt = plan(NINE)
    plan(TEN, family="provstrom")
    assert move(db, cast.lena, id, NINE, minutes="90").reason == "double_booked"
    assert move(db, cast.lena, id, NINE, minutes="45").outcome == "applied"


def test_a_visit_is_not_moved_into_the_past(db, cast, plan):
    id, _receipt = plan(NINE)
    assert move(db, cast.lena, id, "2026-11-23T09:00").reason == "time_is_past"


def test_a_purpose_can_be_changed_without_touching_the_time(db, cast, plan):
    id, _receipt = plan(NINE, purpose="Bildschemat")
    bases = {"base.starts_at": NINE, "base.purpose": "Bildschemat"}
    assert move(db, cast.lena, id, NINE, purpose="Skolmötet", **bases).outcome == "applied"
    assert visit_of(db, id)["purpose"] == "Skolmötet"


def test_a_field_that_was_on_the_form_can_be_emptied(db, cast, plan):
    id, _receipt = plan(NINE, purpose="Bildschemat", household=cast.homes["kornvagen"])
    bases = {"base.purpose": "Bildschemat", "base.household": cast.homes["kornvagen"]}
    move(db, cast.lena, id, NINE, purpose="", household="", **bases)
    assert (visit_of(db, id)["purpose"], visit_of(db, id)["household"]) == ("", None)


def test_two_who_move_at_once_do_not_overwrite_each_other(db, cast, plan):
    id, _receipt = plan(NINE)
    move(db, cast.sara, id, TEN, **{"base.starts_at": NINE})
    assert move(db, cast.lena, id, "2026-11-24T11:00", **{"base.starts_at": NINE}).reason == "moved_meanwhile"
    assert visit_of(db, id)["starts_at"] == TEN


def test_a_visit_goes_to_the_new_contact_person_when_it_is_changed(db, cast, plan):
    id, _receipt = plan(NINE)
    giving = {"id": named("given"), "coach": cast.amir.id}
    must(db, cast.lena, "give_family", giving, family_id=cast.families["pahittdal"])
    assert queries.visits_of_coach(db, cast.sara.id, "2026-11-24", "2026-11-24") == []
    assert move(db, cast.lena, id, TEN).outcome == "applied"
    assert [visit["id"] for visit in queries.visits_of_coach(db, cast.amir.id, "2026-11-24", "2026-11-24")] == [id]
    assert change_queries.unseen_changes(db, cast.amir.id)[-1]["before"]["coach_name"] == "Sara"

"""Cancelling: who asked for it, why, and once."""

from familjelots.schedule import change_queries, queries

from ..cast import named, run

NINE = "2026-11-24T09:00"


def cancel(db, who, visit, **more):
    fields = {"id": named(f"cancel {visit} {who.name}"), "cancelled_by": "family", **more}
    return run(db, who, "cancel_visit", fields, planned_visit_id=visit)


def test_the_coach_is_told_who_cancelled_and_why(db, cast, plan):
    id, _receipt = plan(NINE, who=cast.sara)
    assert cancel(db, cast.lena, id, reason="Ida är sjuk").outcome == "applied"
    (change,) = change_queries.unseen_changes(db, cast.sara.id)
    assert (change["what"], change["cancelled_by"], change["reason"]) == ("cancelled", "family", "Ida är sjuk")


def test_a_cancelled_visit_stays_in_its_day_and_leaves_what_comes(db, cast, plan):
    id, _receipt = plan(NINE)
    cancel(db, cast.lena, id)
    (visit,) = queries.visits_of_all(db, "2026-11-24", "2026-11-24")
    assert (visit["id"], visit["status"]) == (id, "cancelled")
    assert queries.next_of_family(db, cast.families["pahittdal"], "2026-11-24T00:00") == []


def test_a_cancelled_visit_is_neither_cancelled_again_nor_moved(db, cast, plan):
    id, _receipt = plan(NINE)
    cancel(db, cast.lena, id)
    assert cancel(db, cast.sara, id).reason == "already_cancelled"
    fields = {"id": named("m"), "starts_at": "2026-11-25T09:00"}
    assert run(db, cast.lena, "move_visit", fields, planned_visit_id=id).reason == "already_cancelled"


def test_its_time_is_free_again(db, cast, plan):
    id, _receipt = plan(NINE)
    cancel(db, cast.lena, id)
    assert plan(NINE, family="provstrom")[1].outcome == "applied"


def test_a_foreign_coach_and_a_family_member_cancel_nothing(db, cast, plan):
    id, _receipt = plan(NINE)
    assert {cancel(db, who, id).reason for who in (cast.amir, cast.eva, cast.admin)} == {"not_found"}


def test_nobody_and_somebody_unknown_cannot_be_the_one_who_cancelled(db, cast, plan):
    id, _receipt = plan(NINE)
    assert cancel(db, cast.lena, id, cancelled_by="").reason == "invalid"
    assert cancel(db, cast.lena, id, cancelled_by="<script>").reason == "invalid"

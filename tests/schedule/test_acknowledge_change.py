"""The coach has seen a change; what has changed since stays unseen."""

from datetime import UTC, datetime

from familjelots.core import clock
from familjelots.schedule import change_queries

from ..cast import named, run

NINE = "2026-11-24T09:00"


def see(db, who, visit, change):
    return run(db, who, "acknowledge_change", {"change": change}, planned_visit_id=visit)


def test_a_seen_change_no_longer_waits(db, cast, plan):
    id, _receipt = plan(NINE)
    (change,) = change_queries.unseen_changes(db, cast.sara.id)
    assert see(db, cast.sara, id, change["id"]).outcome == "applied"
    assert change_queries.unseen_changes(db, cast.sara.id) == []


def test_what_changed_after_she_looked_still_waits(db, cast, plan):
    id, _receipt = plan(NINE)
    (seen,) = change_queries.unseen_changes(db, cast.sara.id)
    fields = {"id": named("later"), "starts_at": "2026-11-24T11:00"}
    run(db, cast.lena, "move_visit", fields, planned_visit_id=id)
    see(db, cast.sara, id, seen["id"])
    assert [change["id"] for change in change_queries.unseen_changes(db, cast.sara.id)] == [named("later")]


def test_seeing_twice_is_seeing_once(db, cast, plan):
    id, _receipt = plan(NINE)
    (change,) = change_queries.unseen_changes(db)
    assert [see(db, cast.sara, id, change["id"]).outcome for _each in range(2)] == ["applied", "applied"]


def test_what_was_long_ago_asks_for_nothing_any_more(db, cast, plan):
    plan(NINE)
    with clock.at(datetime(2026, 12, 2, 6, 0, tzinfo=UTC)):
        assert change_queries.unseen_changes(db, cast.sara.id) == []


def test_nobody_sees_it_for_the_coach(db, cast, plan):
    id, _receipt = plan(NINE)
    (change,) = change_queries.unseen_changes(db)
    assert {see(db, who, id, change["id"]).reason for who in (cast.lena, cast.amir, cast.eva)} == {"not_found"}
    assert len(change_queries.unseen_changes(db)) == 1


def test_a_change_of_another_visit_is_not_found(db, cast, plan):
    first, _receipt = plan(NINE)
    other, _receipt = plan("2026-11-24T13:00")
    change = change_queries.changes_of(db, other)[0]["id"]
    assert see(db, cast.sara, first, change).reason == "not_found"
    assert see(db, cast.sara, first, "x" * 9000).reason == "invalid"

"""A part of a visit that cannot be kept never stops the visit: its words wait for a look."""

import pytest

from familjelots.core import clock
from familjelots.visits import queries

from ..cast import must, named, run
from .told import at_eva, looks, row


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


@pytest.fixture
def record(db, cast, family):
    def recorded(name="visit", **told):
        receipt = must(db, cast.sara, "record_visit", at_eva(cast, name, **told), family_id=family)
        assert queries.visit(db, named(name))
        return receipt

    return recorded


def test_a_bad_step_is_looked_at_and_the_good_one_is_kept(record, db):
    good = row("steps", 0, id=named("good"), text="Ring skolan", doer="coach")
    late = row("steps", 1, id=named("late"), text="Fyll i blanketten", doer="coach", due="på torsdag")
    long = row("steps", 2, id=named("long"), text="x" * 401, doer="coach")
    receipt = record(**good, **late, **long)
    assert [text for (text,) in db.conn.execute("SELECT text FROM next_step")] == ["Ring skolan"]
    assert looks(db) == [
        ("steps", "part_unusable", "Fyll i blanketten\npå torsdag"),
        ("steps", "part_unusable", "x" * 401),
    ]
    assert "/attention" in receipt.affects


def test_a_step_by_somebody_of_another_family_is_looked_at(record, db, cast):
    record(**row("steps", 0, id=named("s"), text="Ring Samir", doer=f"member:{cast.members['samir']}"))
    assert looks(db) == [("steps", "unknown_choice", "Ring Samir")]


def test_a_step_without_a_doer_is_kept(record, db):
    record(**row("steps", 0, id=named("s"), text="Någon ringer"))
    assert db.conn.execute("SELECT text, doer FROM next_step").fetchall() == [("Någon ringer", "other")]


def test_blank_rows_are_nothing(record, db):
    record(**row("steps", 0, id=named("s"), text="", doer="coach"), **row("barriers", 0, id=named("b"), text=" "))
    assert looks(db) == []
    assert db.conn.execute("SELECT count(*) FROM next_step").fetchone() == (0,)


def test_a_barrier_in_an_area_that_the_programme_has_not_is_looked_at(record, db):
    record(**row("barriers", 0, id=named("b"), text="Bussen går inte", area="transport"))
    assert looks(db) == [("barriers", "unknown_choice", "Bussen går inte")]


def test_a_tick_of_a_step_that_is_gone_or_foreign_sounds_the_same(record, db, cast):
    foreign = {"id": named("theirs"), "text": "Maja ringer", "doer": "coach"}
    must(db, cast.sara, "add_step", foreign, family_id=cast.families["provstrom"])
    gone = row("ticks", 0, id=named("t0"), step=named("never"), status="done")
    theirs = row("ticks", 1, id=named("t1"), step=named("theirs"), status="done")
    record(**gone, **theirs)
    assert looks(db) == [("ticks", "not_found", ""), ("ticks", "not_found", "")]
    assert db.conn.execute("SELECT status FROM next_step").fetchall() == [("open",)]


def test_steps_from_last_time_are_ticked(record, db, cast, family):
    must(db, cast.sara, "add_step", {"id": named("own"), "text": "Ring skolan", "doer": "coach"}, family_id=family)
    record(**row("ticks", 0, id=named("t"), step=named("own"), status="not_yet"))
    assert db.conn.execute("SELECT status FROM next_step").fetchall() == [("not_yet",)]
    assert looks(db) == []


def test_next_time_becomes_a_planned_visit(record, db):
    with clock.at(clock.instant("2026-11-24T10:00:00Z")):
        receipt = record(next_at="2026-12-01T09:00", next_id=named("next"))
    assert db.conn.execute("SELECT id, starts_at FROM planned_visit").fetchall() == [
        (named("next"), "2026-12-01T09:00")
    ]
    assert db.conn.execute("SELECT next_at FROM visit").fetchall() == [("2026-12-01T09:00",)]
    assert "/week" in receipt.affects


@pytest.mark.parametrize(
    ("at", "reason"),
    [("2026-12-01T09:30", "double_booked"), ("2026-11-01T09:00", "time_is_past"), ("på tisdag", "part_unusable")],
)
def test_a_next_time_that_cannot_be_is_looked_at(record, db, at, reason):
    with clock.at(clock.instant("2026-11-24T10:00:00Z")):
        record("first", next_at="2026-12-01T09:00", next_id=named("next"))
        record("second", next_at=at, next_id=named("other"))
    assert looks(db) == [("next_visit", reason, at)]
    assert db.conn.execute("SELECT count(*) FROM planned_visit").fetchone() == (1,)


def test_people_areas_and_goals_that_are_not_the_familys_are_looked_at(record, db, cast):
    record(present=[cast.members["eva"], cast.members["maja"]], topics=["school", "magic"], goals=[named("no goal")])
    assert looks(db) == [
        ("present", "unknown_choice", cast.members["maja"]),
        ("topics", "unknown_choice", "magic"),
        ("goals", "unknown_choice", named("no goal")),
    ]
    kept = queries.visit(db, named("visit"))
    assert kept
    assert (kept["present"], kept["topics"]) == ("Eva", ["school"])


def test_a_foreign_planned_visit_is_left_alone(record, db, cast):
    with clock.at(clock.instant("2026-11-20T08:00:00Z")):
        plan = {"id": named("plan"), "family": cast.families["provstrom"], "starts_at": "2026-11-24T13:00"}
        must(db, cast.lena, "plan_visit", plan)
    record(planned_visit=named("plan"))
    assert db.conn.execute("SELECT planned_visit FROM visit").fetchall() == [(None,)]
    assert looks(db) == [("planned_visit", "not_found", "")]


def test_a_part_that_crashes_is_looked_at(record, db, monkeypatch):
    def crash(*_args, **_facts):
        raise ZeroDivisionError

    monkeypatch.setattr("familjelots.visits.parts.add_step", crash)
    record(text="Allt annat", **row("steps", 0, id=named("s"), text="Ring", doer="coach"))
    assert looks(db) == [("steps", "fault", "Ring")]


def test_odd_row_numbers_do_not_stop_a_visit(db, cast, family):
    odd = {f"steps-{n}-text": "?" for n in ("²", "9" * 40, "-1", "x", "")}
    assert run(db, cast.sara, "record_visit", {**at_eva(cast), **odd}, family_id=family).outcome == "applied"

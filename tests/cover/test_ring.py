"""Whom to ring about a visit that has changed: whoever was rung first knows what was agreed, and nothing later."""

from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.cover.settle import settling

from ..cast import must, named
from .conftest import TODAY

TOMORROW, DAY_AFTER = "2026-11-24T09:00", "2026-11-25T09:00"


@pytest.fixture
def later(monkeypatch):
    """`later()`: ten minutes go by."""
    passed = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: passed[0])

    def wait() -> None:
        passed[0] += timedelta(minutes=10)

    return wait


@pytest.fixture
def rings(db, cast, later):
    """`rings(visit, "reached")`: Lena notes a call about a visit, ten minutes later."""

    def note(visit: str, outcome: str) -> None:
        later()
        must(db, cast.lena, "note_call", {"id": str(uuid4()), "outcome": outcome}, planned_visit_id=visit)

    return note


@pytest.fixture
def moves(db, cast, later):
    """`moves(visit, TOMORROW)`: Lena moves a visit, ten minutes later."""

    def move(visit: str, to: str) -> None:
        later()
        fields = {"id": str(uuid4()), "starts_at": to, "anyway": "yes"}
        must(db, cast.lena, "move_visit", fields, planned_visit_id=visit)

    return move


def listed(db, cast, absence):
    return [one["id"] for one in settling(db, cast.lena, absence)["calls"]]


def test_whoever_was_rung_first_need_not_be_rung_again_about_what_was_agreed(db, cast, plan, ill, rings, moves):
    visit, absence = plan("09:00"), ill()
    rings(visit, "reached")
    moves(visit, TOMORROW)
    assert listed(db, cast, absence) == []


def test_an_interpreter_who_is_booked_for_the_old_time_stays_on_the_list(db, cast, plan, ill, rings, moves):
    visit, absence = plan("09:00", interpreter="arabiska"), ill()
    rings(visit, "reached")
    moves(visit, TOMORROW)
    assert listed(db, cast, absence) == [visit]
    rings(visit, "reached")
    assert listed(db, cast, absence) == []


def test_what_changes_once_more_is_rung_about_once_more(db, cast, plan, ill, rings, moves):
    visit, absence = plan("09:00"), ill()
    moves(visit, TOMORROW)
    rings(visit, "reached")
    assert listed(db, cast, absence) == []
    moves(visit, DAY_AFTER)
    assert listed(db, cast, absence) == [visit]


def test_when_the_substitute_falls_ill_too_an_earlier_call_is_no_word_of_it(db, cast, plan, ill, rings, later):
    visit, _absence = plan("14:00"), ill()
    must(db, cast.lena, "give_visit", {"id": str(uuid4()), "coach": cast.amir.id}, planned_visit_id=visit)
    rings(visit, "reached")
    later()
    away = {"account": cast.amir.id, "kind": "sick", "from_day": TODAY, "until_day": TODAY}
    must(db, cast.lena, "record_absence", {"id": named("amir too"), **away})
    card = settling(db, cast.lena, named("amir too"))["cards"][0]
    assert (card["state"], card["calls"]) == ("open", [])
    later()
    must(db, cast.lena, "cancel_visit", {"id": str(uuid4()), "cancelled_by": "us"}, planned_visit_id=visit)
    assert listed(db, cast, named("amir too")) == [visit]

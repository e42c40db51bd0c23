"""A family hears on its own phone that something has changed: that it has, and nothing of what."""

from datetime import timedelta
from uuid import uuid4

from familjelots.core import clock
from familjelots.cover import tell_family
from familjelots.reminders.moments import Choice

from ..cast import must, named


def told(db):
    return {(one.family, account) for one in tell_family.things(db) for account in one.receivers}


def test_those_who_live_there_are_told_of_another_person_another_time_and_that_it_is_off(db, cast, plan):
    visits = [plan(f"2026-11-2{day}T09:00", household=cast.homes["kornvagen"]) for day in (4, 5, 6)]
    assert told(db) == set()
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visits[0])
    move = {"id": named("m"), "starts_at": "2026-11-27T09:00"}
    must(db, cast.lena, "move_visit", move, planned_visit_id=visits[1])
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=visits[2])
    assert [(one.family, one.receivers) for one in tell_family.things(db)] == [
        (cast.families["pahittdal"], [cast.eva.id])
    ] * 3


def test_the_familys_pages_say_who_comes_and_in_whose_place(db, cast, plan, client_of):
    visit = plan("2026-11-24T09:00", household=cast.homes["kornvagen"])
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    eva = client_of(cast.eva)
    assert "Amir kommer i stället för Sara den här gången." in eva.get("/now").text
    assert "Amir, i stället för Sara, den här gången" in eva.get("/later").text


def test_it_waits_until_what_was_done_can_no_longer_be_undone(db, cast, plan):
    visit = plan("2026-11-24T09:00", household=cast.homes["kornvagen"])
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    (thing,) = tell_family.things(db)
    assert thing.span is not None
    began, ends = thing.span(Choice())
    assert (began - clock.now(), ends - clock.now()) == (timedelta(minutes=10), timedelta(hours=24))


def test_another_place_or_purpose_and_what_is_a_day_old_is_told_by_the_page_alone(db, cast, plan):
    visit = plan("2026-11-26T09:00", household=cast.homes["kornvagen"])
    edit = {"id": str(uuid4()), "starts_at": "2026-11-26T09:00", "purpose": "Bildschemat"}
    must(db, cast.lena, "move_visit", edit, planned_visit_id=visit)
    assert told(db) == set()
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    assert len(told(db)) == 1
    with clock.at(clock.now() + timedelta(hours=25)):
        assert told(db) == set()

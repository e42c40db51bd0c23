"""A change that its coach has not seen in time: whoever coordinates is told to ring, and told nothing else."""

import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.cover import unseen
from familjelots.reminders.things import is_urgent
from familjelots.schedule import change_queries as schedule_changes

from ..cast import must, named, run


def at(wall):
    return clock.at(clock.from_wall(wall))


def move(db, cast, visit, starts_at):
    must(db, cast.lena, "move_visit", {"id": str(uuid4()), "starts_at": starts_at}, planned_visit_id=visit)


def seen(db, cast):
    for change in schedule_changes.unseen_changes(db, cast.sara.id):
        must(db, cast.sara, "acknowledge_change", {"change": change["id"]}, planned_visit_id=change["planned_visit"])


def due(db):
    return [one["planned_visit"] for one in unseen.overdue(db)]


def test_it_is_told_after_two_hours_and_no_more_once_it_has_been_seen(db, cast, plan):
    visit = plan("2026-12-01T09:00")
    with at("2026-11-23T09:59"):
        assert due(db) == []
    with at("2026-11-23T10:00"):
        assert due(db) == [visit]
        seen(db, cast)
        assert due(db) == []


def test_whoever_coordinates_chooses_after_how_long(db, cast, plan):
    plan("2026-12-01T09:00")
    must(db, cast.lena, "choose_unseen_wait", {"id": named("w"), "hours": "8"})
    with at("2026-11-23T15:59"):
        assert due(db) == []
    with at("2026-11-23T16:00"):
        assert len(due(db)) == 1
    other = run(db, cast.sara, "choose_unseen_wait", {"id": named("x"), "hours": "1"})
    assert other.outcome == "parked"
    assert run(db, cast.lena, "choose_unseen_wait", {"id": named("y"), "hours": "99"}).outcome == "parked"


@pytest.mark.parametrize(
    ("changed", "starts_at", "told"),
    [
        ("2026-11-23T17:30", "2026-11-24T08:00", "2026-11-23T18:00"),
        ("2026-11-23T19:00", "2026-11-24T08:00", "2026-11-23T19:15"),
        ("2026-11-24T07:00", "2026-11-24T13:00", "2026-11-24T07:15"),
        ("2026-11-23T12:00", "2026-11-24T08:00", "2026-11-23T14:00"),
    ],
)
def test_before_a_visit_that_is_near_it_is_told_in_the_evening_before_or_at_once(
    db, cast, plan, changed, starts_at, told
):
    with at(changed):
        plan(starts_at)
    (change,) = schedule_changes.unseen_changes(db)
    assert unseen.tell_at(change, 2)[0] == clock.from_wall(told)


def test_what_counts_is_also_the_time_at_which_she_would_go_in_vain(db, cast, plan):
    visit = plan("2026-11-24T08:00")
    seen(db, cast)
    with at("2026-11-23T17:00"):
        move(db, cast, visit, "2026-12-03T09:00")
    with at("2026-11-23T18:00"):
        assert due(db) == [visit]
    with at("2026-11-24T08:01"):
        assert due(db) == [visit]
    with at("2026-12-03T09:00"):
        assert due(db) == []


def test_a_colleague_who_goes_instead_is_rung_and_not_whoever_is_ill(db, cast, plan, ill, client_of):
    visit = plan("2026-11-24T09:00")
    seen(db, cast)
    ill(until="2026-11-24")
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    with at("2026-11-23T10:00"):
        assert [one["name"] for one in unseen.to_ring(db, cast.lena)] == ["Amir"]
        page = client_of(cast.lena).get("/changes").text
        for words in ("Ring Amir", 'href="tel:0701740601"', "Amir kommer i stället för Sara"):
            assert words in page
        assert "Ring Amir: 1 ändring är inte sedd" in client_of(cast.lena).get("/week").text


def test_whoever_goes_instead_reads_when_and_so_does_whoever_rings(db, cast, plan, ill, client_of):
    visit = plan("14:00")
    ill()
    must(db, cast.lena, "give_visit", {"id": named("g"), "coach": cast.amir.id}, planned_visit_id=visit)
    when = re.compile(r"måndag 23 november 14\.00</time></span>\s*<span>Amir kommer i stället för Sara")
    with at("2026-11-23T11:00"):
        pages = [
            client_of(cast.amir).get("/today"),
            *(client_of(cast.lena).get(page) for page in ("/week", "/changes")),
        ]
    assert [len(when.findall(page.text)) for page in pages] == [1, 1, 1]


def test_rung_she_is_off_the_list_though_she_has_not_seen_it_herself(db, cast, plan, client_of):
    plan("2026-12-01T09:00")
    (change,) = schedule_changes.unseen_changes(db)
    with at("2026-11-23T11:00"):
        must(db, cast.lena, "note_coach_call", {"id": named("n"), "outcome": "not_reached"}, change_id=change["id"])
        assert "Ej nådd: Lena" in client_of(cast.lena).get("/changes").text
        must(db, cast.lena, "note_coach_call", {"id": named("r"), "outcome": "reached"}, change_id=change["id"])
        assert due(db) == []
        assert len(schedule_changes.unseen_changes(db)) == 1
        assert "Alla har sett" in client_of(cast.lena).get("/changes").text


def test_only_whoever_coordinates_has_the_page_and_notes_calls(db, cast, plan, client_of):
    plan("2026-12-01T09:00")
    (change,) = schedule_changes.unseen_changes(db)
    assert {client_of(who).get("/changes").status_code for who in (cast.sara, cast.eva, cast.admin)} == {404}
    note = {"id": named("n"), "outcome": "reached"}
    assert run(db, cast.amir, "note_coach_call", note, change_id=change["id"]).reason == "not_found"
    assert run(db, cast.lena, "note_coach_call", note, change_id=named("none")).reason == "not_found"


def test_of_a_protected_family_no_more_is_told_than_whom_to_ring_and_when(db, cast, plan, client_of):
    plan("2026-12-01T09:00", purpose="Hemligt ärende")
    must(db, cast.lena, "protect_member", {"protected": "y"}, member_id=cast.members["per"])
    other = {"id": named("account olle"), "name": "Olle", "role": "coordinator"}
    must(db, cast.admin, "create_account", other)
    olle = type(cast.lena)(id=other["id"], name="Olle", role="coordinator", language="sv")
    with at("2026-11-23T11:00"):
        for who in (cast.lena, olle):
            page = client_of(who).get("/changes").text
            assert "Ring Sara" in page
            assert "Hemligt" not in page
            assert "Påhittdal" not in page


def test_what_begins_before_noon_tomorrow_is_told_at_any_hour_and_the_rest_keeps_to_quiet_hours(db, cast, plan):
    far = plan("2026-12-01T09:00")
    with at("2026-11-23T21:00"):
        near = plan("2026-11-24T09:00", family="provstrom")
    changes = {one["planned_visit"]: one["id"] for one in schedule_changes.unseen_changes(db)}
    with at("2026-11-23T21:20"):
        (ordinary,), (urgent,) = unseen.things(db), unseen.soon(db)
    assert (ordinary.record, urgent.record) == (changes[far], changes[near])
    assert (is_urgent(ordinary.kind), is_urgent(urgent.kind)) == (False, True)
    assert ordinary.receivers == urgent.receivers == [cast.lena.id]
    assert ordinary.family is None


def test_the_page_asks_the_same_number_of_queries_however_many_changes_there_are(db, cast, plan):
    plan("2026-12-01T09:00")
    with at("2026-11-23T11:00"):
        few = _queries(db, cast)
    for hour in ("10:00", "11:00", "12:00"):
        plan(f"2026-12-02T{hour}", family="provstrom")
    with at("2026-11-23T11:00"):
        assert _queries(db, cast) == few


def _queries(db, cast):
    asked = []
    db.conn.set_trace_callback(asked.append)
    unseen.to_ring(db, cast.lena)
    db.conn.set_trace_callback(None)
    return len(asked)


def test_the_clock_of_the_wait_goes_on_over_a_switch_to_summer_time(db, cast, plan):
    with clock.at(datetime.fromisoformat("2027-03-28T00:30+01:00")):
        plan("2027-03-30T09:00")
        (change,) = schedule_changes.unseen_changes(db)
    made = clock.instant(change["made_at"])
    assert unseen.tell_at(change, 2)[0] - made == timedelta(hours=2)

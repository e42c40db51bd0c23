"""Somebody is away: by the person or a coordinator, corrected by new rows, told in one word."""

from datetime import UTC, datetime

import pytest

from familjelots.absences import queries
from familjelots.absences.absence import part_of
from familjelots.core import clock

from ..cast import must, named, run

WEEK = ("2026-11-23T00:00", "2026-11-30T00:00")


@pytest.fixture(autouse=True)
def tuesday():
    with clock.at(datetime(2026, 11, 24, 6, 0, tzinfo=UTC)):
        yield


def away(cast, name="away", who="sara", **more):
    fields = {"id": named(name), "account": cast.people[who].id, "kind": "sick"}
    return {**fields, "from_day": "2026-11-25", "until_day": "2026-11-26", **more}


def end(db, who, name="away", **fields):
    return run(db, who, "end_absence", {"id": named(f"end {fields}"), **fields}, absence_id=named(name))


def times(db):
    return [(one["from_at"], one["until_at"]) for one in queries.absences_between(db, *WEEK)]


@pytest.mark.parametrize("name", ["sara", "lena"])
def test_the_person_herself_and_a_coordinator_write_it_in(db, cast, name):
    must(db, cast.people[name], "record_absence", away(cast))
    assert times(db) == [("2026-11-25T00:00", "2026-11-27T00:00")]


@pytest.mark.parametrize("name", ["amir", "eva", "admin"])
def test_nobody_else_does_and_an_invented_person_sounds_the_same(db, cast, name):
    foreign = run(db, cast.people[name], "record_absence", away(cast))
    invented = run(db, cast.people[name], "record_absence", {**away(cast, "other"), "account": named("nobody")})
    assert (foreign.reason, invented.reason) == ("not_found", "not_found")
    assert times(db) == []


def test_families_and_administrators_have_no_such_times(db, cast):
    for name in ("eva", "admin"):
        assert run(db, cast.lena, "record_absence", away(cast, name, name)).reason == "not_found"
        assert run(db, cast.people[name], "record_absence", away(cast, name, name)).reason == "not_found"


def test_a_part_of_a_day_has_clock_times(db, cast):
    must(db, cast.sara, "record_absence", away(cast, until_day="2026-11-25", from_time="13.00", until_time="15:30"))
    (absence,) = queries.absences_between(db, *WEEK)
    part = part_of(absence, "2026-11-25")
    assert part == {"kind": "sick", "from_at": "2026-11-25T13:00", "until_at": "2026-11-25T15:30", "whole": False}
    assert part_of(absence, "2026-11-26") is None


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"until_day": "2026-11-24"}, "ends_too_early"),
        ({"until_day": "2026-11-25", "from_time": "15:00", "until_time": "13:00"}, "ends_too_early"),
        ({"until_day": ""}, "invalid"),
        ({"until_day": "2199-01-01"}, "absence_too_long"),
        ({"from_day": "2027-03-28", "until_day": "2027-03-28", "from_time": "02:30"}, "no_such_hour"),
        ({"from_day": "2027-03-27", "until_day": "2027-03-28", "until_time": "02:15"}, "no_such_hour"),
        ({"from_time": "25:00"}, "invalid"),
        ({"from_time": "'; DROP TABLE absence"}, "invalid"),
        ({"kind": "migraine"}, "invalid"),
        ({"kind": ""}, "invalid"),
        ({"from_day": "igår"}, "invalid"),
        ({"account": ""}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(db, cast, more, reason):
    assert run(db, cast.sara, "record_absence", {**away(cast), **more}).reason == reason
    assert times(db) == []


def test_nobody_is_away_twice_at_once_but_may_be_away_again_at_once_after(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    holiday = away(cast, "holiday", kind="holiday", from_day="2026-11-26", until_day="2026-11-27")
    assert run(db, cast.lena, "record_absence", holiday).reason == "absence_overlaps"
    must(db, cast.lena, "record_absence", {**holiday, "from_day": "2026-11-27"})
    must(db, cast.amir, "record_absence", away(cast, "amir", "amir"))


def test_who_is_back_earlier_is_away_less_and_what_was_said_first_stays(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    assert end(db, cast.lena, until_day="2026-11-25").outcome == "applied"
    (absence,) = queries.absences_of(db, cast.sara.id)
    assert absence["until_at"] == "2026-11-26T00:00"
    assert (absence["first_until"], absence["by"], absence["changed_by"]) == ("2026-11-27T00:00", "Sara", "Lena")


def test_an_illness_that_lasts_longer_meets_no_other_absence(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    must(db, cast.sara, "record_absence", away(cast, "later", from_day="2026-11-28", until_day="2026-11-29"))
    assert end(db, cast.sara, until_day="2026-11-28").reason == "absence_overlaps"
    assert end(db, cast.sara, until_day="2026-11-27").outcome == "applied"
    assert end(db, cast.sara, until_day="2026-11-24").reason == "ends_too_early"


def test_what_never_was_stays_readable_and_takes_no_time(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    assert end(db, cast.sara).reason == "say_until"
    assert end(db, cast.sara, never="yes").outcome == "applied"
    assert times(db) == []
    assert [one["id"] for one in queries.absences_of(db, cast.sara.id)] == [named("away")]
    must(db, cast.sara, "record_absence", away(cast, "again"))


def test_two_who_end_it_at_once_do_not_overwrite_each_other(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    seen = {"base.until_at": "2026-11-27T00:00"}
    assert end(db, cast.sara, until_day="2026-11-25", **seen).outcome == "applied"
    assert end(db, cast.lena, until_day="2026-11-28", **seen).reason == "changed_meanwhile"


def test_a_foreign_absence_and_an_invented_one_sound_the_same(db, cast):
    must(db, cast.sara, "record_absence", away(cast))
    for who in (cast.amir, cast.eva, cast.admin):
        assert end(db, who, never="yes").reason == "not_found"
        assert end(db, who, "nothing", never="yes").reason == "not_found"
    assert len(times(db)) == 1


def test_the_page_tells_what_is_wrong_and_keeps_what_was_typed(client_of, cast):
    fields = {**away(cast), "until_day": "2026-11-24", "from_time": "<b>"}
    answer = client_of(cast.sara).post("/absences", data=fields)
    assert answer.status_code == 422
    for words in ("Skriv klockslaget som 09.00.", 'value="2026-11-24"', "&lt;b&gt;"):
        assert words in answer.text
    assert "<b>" not in answer.text


def test_one_sees_ones_own_times_and_a_coordinator_everybodys(db, client_of, cast):
    must(db, cast.sara, "record_absence", away(cast, kind="child"))
    card = "<h3>vård av barn</h3>"
    assert card in client_of(cast.sara).get("/working-times").text
    assert card in client_of(cast.lena).get(f"/working-times?of={cast.sara.id}").text
    assert card not in client_of(cast.amir).get("/working-times").text
    closed = [
        client_of(cast.amir).get(f"/working-times?of={cast.sara.id}"),
        client_of(cast.amir).get(f"/working-times?of={named('nobody')}"),
        client_of(cast.lena).get(f"/working-times?of={cast.eva.id}"),
        client_of(cast.eva).get("/working-times"),
        client_of(cast.admin).get("/working-times"),
    ]
    assert {answer.status_code for answer in closed} == {404}


def test_plain_forms_lead_back_to_whose_times_they_are(db, client_of, cast):
    client = client_of(cast.lena)
    page = f"/working-times?of={cast.sara.id}"
    assert client.post("/absences", data=away(cast)).location == f"/absences/{named('away')}/visits"
    ending = f"/absences/{named('away')}/ending"
    assert client.post(ending, data={"id": named("e"), "never": "yes"}).location == page
    assert "blev inte av" in client.get(page).text
    assert client_of(cast.sara).post(ending, data={"id": named("f"), "until_day": ""}).status_code == 422

"""A coach's planned visits in the calendar that she already has: right in time, told to nobody else, ended at once."""

import re
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from familjelots.core import clock
from familjelots.feeds.zone import as_component
from familjelots.schedule.series import visit_of

from ..cast import must, named


@pytest.fixture(autouse=True)
def monday():
    with clock.at(clock.instant("2026-03-23T08:00:00Z")):
        yield


def plan(db, cast, name, starts_at, family="pahittdal", **more):
    told = {"id": named(name), "family": cast.families[family], "starts_at": starts_at, "minutes": "60"}
    if family == "pahittdal":
        told["household"] = cast.homes["kornvagen"]
    must(db, cast.lena, "plan_visit", {**told, "purpose": "Bildschemat", "place": "Köket", **more})


def link_of(client, **chosen):
    page = client.post("/calendar/links", data=chosen).text
    return re.search(r"https?://[^/]+(/calendar/[\w-]+\.ics)", page)[1]


def events(client, path):
    """By id, as a parser that shares nothing with the one that writes reads them."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/calendar")
    calendar = vobject.readOne(answer.text)
    return {event.uid.value.partition("@")[0]: event for event in calendar.contents.get("vevent", [])}


def test_a_visit_stands_at_its_wall_time_in_its_zone_before_and_after_summer_time_begins(db, cast, client_of):
    plan(db, cast, "winter", "2026-03-27T09:00")
    plan(db, cast, "summer", "2026-03-30T09:00")
    found = events(client_of(cast.sara), link_of(client_of(cast.sara)))
    winter, summer = found[named("winter")].dtstart.value, found[named("summer")].dtstart.value
    assert (winter.hour, winter.utcoffset().seconds) == (9, 3600)
    assert (summer.hour, summer.utcoffset().seconds) == (9, 7200)
    assert (found[named("summer")].dtend.value - summer).seconds == 3600


def test_a_visit_through_the_hour_that_is_skipped_lasts_as_long_as_it_was_planned(db, cast, client_of):
    plan(db, cast, "night", "2026-03-29T01:30", minutes="90")
    event = events(client_of(cast.sara), link_of(client_of(cast.sara)))[named("night")]
    assert event.dtend.value.strftime("%H.%M") == "04.00"


def test_a_moved_visit_is_the_same_event_with_a_later_sequence_and_a_cancelled_one_says_so(db, cast, client_of):
    plan(db, cast, "visit", "2026-03-27T09:00")
    client = client_of(cast.sara)
    path = link_of(client)
    assert events(client, path)[named("visit")].sequence.value == "0"
    seen = {
        "base.starts_at": "2026-03-27T09:00",
        "starts_at": "2026-03-27T13:00",
        "base.minutes": "60",
        "minutes": "60",
    }
    must(db, cast.lena, "move_visit", {"id": named("move"), **seen}, planned_visit_id=named("visit"))
    moved = events(client, path)[named("visit")]
    assert (moved.sequence.value, moved.dtstart.value.hour, moved.status.value) == ("1", 13, "CONFIRMED")
    must(db, cast.lena, "cancel_visit", {"id": named("no"), "cancelled_by": "us"}, planned_visit_id=named("visit"))
    gone = events(client, path)[named("visit")]
    assert (gone.sequence.value, gone.status.value) == ("2", "CANCELLED")


def series(db, cast, first, until, every="4"):
    told = {"id": named("series"), "family": cast.families["pahittdal"], "starts_at": first, "until": until}
    must(db, cast.lena, "plan_series", {**told, "every": every, "minutes": "60", "clashing": "anyway"})
    return lambda day: visit_of(named("series"), day)


def test_visits_that_recur_are_events_of_their_own_right_over_both_turns_of_the_clock(db, cast, client_of):
    with clock.at(clock.instant("2026-10-01T08:00:00Z")):
        series(db, cast, "2026-10-13T15:00", "2027-04-13")
        text = client_of(cast.sara).get(link_of(client_of(cast.sara))).text
        found = events(client_of(cast.sara), link_of(client_of(cast.sara)))
    assert "RRULE:FREQ=YEARLY" in text.split("BEGIN:VEVENT")[0]
    assert "RRULE" not in "".join(text.split("BEGIN:VEVENT")[1:])
    instants = sorted(event.dtstart.value.astimezone(UTC).strftime("%m-%dT%H") for event in found.values())
    assert instants == ["01-05T14", "02-02T14", "03-02T14", "03-30T13", "10-13T13", "11-10T14", "12-08T14"]
    assert {event.dtstart.value.strftime("%H.%M") for event in found.values()} == {"15.00"}
    assert {event.dtend.value - event.dtstart.value for event in found.values()} == {timedelta(hours=1)}


def test_one_that_is_moved_has_a_later_sequence_and_the_rest_called_off_says_so(db, cast, client_of):
    of = series(db, cast, "2026-03-24T15:00", "2026-04-21", every="1")
    client = client_of(cast.sara)
    path = link_of(client)
    before = events(client, path)
    assert {event.sequence.value for event in before.values()} == {"0"}
    moved = {"id": named("m"), "starts_at": "2026-04-01T10:00"}
    must(db, cast.lena, "move_visit", moved, planned_visit_id=of("2026-03-31"))
    rest = {"id": named("r"), "cancelled_by": "us"}
    must(db, cast.lena, "cancel_rest", rest, planned_visit_id=of("2026-04-07"))
    after = events(client, path)
    assert set(after) == set(before)
    told = {id: (event.sequence.value, event.status.value) for id, event in after.items()}
    assert told == {
        of("2026-03-24"): ("0", "CONFIRMED"),
        of("2026-03-31"): ("1", "CONFIRMED"),
        **{of(f"2026-04-{day}"): ("1", "CANCELLED") for day in ("07", "14", "21")},
    }
    assert after[of("2026-03-31")].dtstart.value.astimezone(UTC).strftime("%m-%dT%H") == "04-01T08"


def test_it_says_that_there_is_a_visit_and_nothing_else_unless_names_were_chosen(db, cast, client_of):
    plan(db, cast, "maja", "2026-03-27T09:00", family="provstrom")
    client = client_of(cast.sara)
    neutral = client.get(link_of(client)).text
    assert "Besök" in neutral
    for words in ("Provström", "Bildschemat", "Köket"):
        assert words not in neutral
    with_names = client.get(link_of(client, named="yes")).text
    assert "Provström" in with_names
    assert "Bildschemat" not in with_names


def test_a_protected_family_never_has_its_name_there(db, cast, client_of):
    plan(db, cast, "maja", "2026-03-27T09:00", family="provstrom")
    facts = {"id": named("keep"), "account": cast.sara.id}
    member = db.conn.execute("SELECT id FROM member WHERE family = ?", [cast.families["provstrom"]]).fetchone()[0]
    must(db, cast.lena, "protect_member", {**facts, "protected": "yes"}, member_id=member)
    assert "Provström" not in client_of(cast.sara).get(link_of(client_of(cast.sara), named="yes")).text


def test_a_coordinators_calendar_has_everybodys_visits_with_whose(db, cast, client_of):
    plan(db, cast, "sara's", "2026-03-27T09:00")
    plan(db, cast, "amir's", "2026-03-27T10:00", family="mithal")
    found = events(client_of(cast.lena), link_of(client_of(cast.lena)))
    assert {event.summary.value for event in found.values()} == {"Sara Besök", "Amir Besök"}
    assert named("amir's") not in events(client_of(cast.sara), link_of(client_of(cast.sara)))


def test_an_ended_link_an_invented_one_and_that_of_somebody_who_has_left_are_alike(app, db, cast, client_of):
    client = client_of(cast.sara)
    path = link_of(client)
    [id] = re.findall(r"/calendar/links/([\w-]+)/ending", client.get("/calendar").text)
    client_of(cast.amir).post(f"/calendar/links/{id}/ending")
    assert client.get(path).status_code == 200
    client.post(f"/calendar/links/{id}/ending")
    left = link_of(client_of(cast.amir))
    must(db, cast.admin, "end_account", {}, account_id=cast.amir.id)
    nobody = app.test_client()
    answers = [nobody.get(each) for each in (path, left, "/calendar/nothing.ics", f"/calendar/{'x' * 5000}.ics")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_only_those_with_visits_get_a_link(cast, client_of):
    for person in (cast.eva, cast.admin):
        assert client_of(person).get("/calendar").status_code == 404
        assert client_of(person).post("/calendar/links").status_code == 404


def test_a_zone_without_summer_time_has_one_rule_and_ours_has_its_last_sundays():
    ours = as_component(ZoneInfo("Europe/Stockholm"), 2026).to_ical().decode()
    assert "BYDAY=-1SU;BYMONTH=3" in ours
    assert "BYDAY=-1SU;BYMONTH=10" in ours
    assert ours.count("BEGIN:") == 3
    assert as_component(ZoneInfo("Africa/Mogadishu"), 2026).to_ical().decode().count("BEGIN:") == 2

"""A coach's planned visits in the calendar that she already has: right in time, told to nobody else, ended at once."""

import re
from zoneinfo import ZoneInfo

import pytest
import vobject

from familjelots.core import clock
from familjelots.feeds.zone import as_component

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

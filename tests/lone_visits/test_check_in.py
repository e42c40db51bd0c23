"""Before a lone visit: until when, and who is told. What cannot be promised is refused in words."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.core.db import row, rows, value
from familjelots.lone_visits.alarm import alarms

from ..cast import must, named
from .conftest import HALF_PAST_NINE, MORNING


def post(client, **fields):
    return client.post("/lone-visits", data={"id": str(uuid4()), "expected_at": HALF_PAST_NINE, **fields})


def test_the_coach_reads_until_when_and_who_is_told(client_of, cast):
    sara = client_of(cast.sara)
    form = sara.get("/lone-visits/new").text
    assert "data-form" not in form.split("<main")[1], "what nobody has heard yet is no promise: it needs network"
    assert "Det här sparas bara när du har nät" in form
    assert post(sara, colleague=cast.amir.id).location == "/today"
    for page in ("/today", "/lone-visits"):
        told = sara.get(page).text
        assert "Väntas utan täckning till 9.30" in told
        assert "Amir får veta om du inte hör av dig." in told
    assert sara.get("/lone-visits/new").location == "/lone-visits"


def test_nobody_can_name_herself_a_family_or_somebody_invented(app, client_of, cast):
    sara = client_of(cast.sara)
    page = sara.get("/lone-visits/new").text
    assert f'value="{cast.sara.id}"' not in page
    assert f'value="{cast.lena.id}"' in page
    told = {
        post(sara, colleague=id).text.count("Välj en kollega som ska få veta.")
        for id in (cast.sara.id, cast.eva.id, cast.admin.id, str(uuid4()))
    }
    assert told == {2}, "beside the field and above the form"


@pytest.mark.parametrize(
    ("expected_at", "words"),
    [
        ("2026-11-24T07:59", "Den tiden har redan varit."),
        ("2026-11-25T08:01", "Välj en tid inom ett dygn."),
        ("2027-03-28T02:30", "Den timmen finns inte"),
        ("i morgon", "Skriv dag och tid"),
        ("", "Fyll i det här."),
    ],
)
def test_a_time_that_has_been_is_too_far_or_no_time_is_refused_and_stays_in_the_form(
    client_of, cast, db, expected_at, words
):
    answer = post(client_of(cast.sara), colleague=cast.amir.id, expected_at=expected_at)
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{expected_at}"' in answer.text
    assert rows(db, "SELECT 1 FROM lone_visit") == []


def test_a_whole_day_ahead_can_be_promised(alone):
    _id, receipt = alone(expected_at="2026-11-25T08:00")
    assert receipt.outcome == "applied"


def test_one_time_at_a_time(client_of, cast, alone):
    alone()
    answer = post(client_of(cast.sara), colleague=cast.lena.id)
    assert answer.status_code == 422
    assert "Du har redan en tid som gäller." in answer.text


def test_from_a_planned_visit_its_end_is_proposed(client_of, cast, plan, db):
    visit, _receipt = plan("2026-11-24T13:00", purpose="Bildschemat")
    sara = client_of(cast.sara)
    assert f'href="/lone-visits/new?visit={visit}"' in sara.get(f"/planned-visits/{visit}").text
    page = sara.get(f"/lone-visits/new?visit={visit}").text
    assert 'value="2026-11-24T14:00"' in page
    assert post(sara, colleague=cast.amir.id, planned_visit=visit).status_code == 303
    assert value(db, "SELECT planned_visit FROM lone_visit") == visit
    assert f'href="/planned-visits/{visit}"' in sara.get("/lone-visits").text
    amirs = client_of(cast.amir).get("/lone-visits").text
    assert "Sara" in amirs
    for secret in (visit, "Påhittdal", "Bildschemat", "Kornvägen"):
        assert secret not in amirs
    assert visit in client_of(cast.lena).get("/lone-visits").text, "who may open the family may know which visit"


def test_a_foreign_visit_is_answered_like_an_invented_one(client_of, cast, plan):
    foreign, _receipt = plan("2026-11-24T13:00", family="mithal")
    sara = client_of(cast.sara)
    for id in (foreign, str(uuid4()), cast.families["pahittdal"]):
        assert sara.get(f"/lone-visits/new?visit={id}").status_code == 404
        assert post(sara, colleague=cast.amir.id, planned_visit=id).status_code == 404


def test_another_time_can_be_said_while_one_is_expected_also_when_it_has_passed(client_of, cast, alone, db):
    id, _receipt = alone()
    sara = client_of(cast.sara)
    assert (
        sara.post(f"/lone-visits/{id}/time", data={"id": str(uuid4()), "expected_at": "2026-11-24T10:30"}).status_code
        == 303
    )
    with clock.at(MORNING + timedelta(hours=3)):
        assert "har inte hört av sig" in client_of(cast.amir).get("/today").text
        sara = client_of(cast.sara)
        again = {"id": str(uuid4()), "expected_at": "2026-11-24T12:00"}
        assert sara.post(f"/lone-visits/{id}/time", data=again).status_code == 303
        assert "har inte hört av sig" not in client_of(cast.amir).get("/today").text
        refused = sara.post(f"/lone-visits/{id}/time", data={"id": str(uuid4()), "expected_at": "2026-11-24T10:00"})
        assert refused.status_code == 422
        assert "Den tiden har redan varit." in refused.text
        must(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id)
        done = sara.post(f"/lone-visits/{id}/time", data={"id": str(uuid4()), "expected_at": "2026-11-24T13:00"})
        assert "Du är redan klar" in done.text
    assert [one["kind"] for one in rows(db, "SELECT kind FROM lone_visit_event ORDER BY rowid")] == [
        "prolonged",
        "prolonged",
        "out",
    ]


@pytest.mark.parametrize("name", ["eva", "maja", "admin"])
def test_families_and_those_who_never_visit_get_nothing(client_of, cast, alone, name):
    id, _receipt = alone()
    other = client_of(cast.people[name])
    for path in ("/lone-visits", "/lone-visits/new"):
        assert other.get(path).status_code == 404
    assert post(other, colleague=cast.amir.id).status_code == 404
    for path in ("time", "out", "reached"):
        posted = {"id": str(uuid4()), "expected_at": HALF_PAST_NINE}
        assert other.post(f"/lone-visits/{id}/{path}", data=posted).status_code == 404


def test_in_the_hour_that_comes_twice_a_time_passes_once(db, cast, alone):
    with clock.at(datetime(2026, 10, 24, 23, 0, tzinfo=UTC)):
        id, receipt = alone(expected_at="2026-10-25T02:30")
        assert receipt.outcome == "applied"
    with clock.at(datetime(2026, 10, 25, 0, 31, tzinfo=UTC)):
        assert [one.record for one in alarms(db)] == [id]


def test_a_colleague_who_has_left_can_no_longer_be_named(db, cast, alone):
    must(db, cast.admin, "end_account", {}, account_id=cast.amir.id)
    _id, receipt = alone()
    assert (receipt.outcome, receipt.reason) == ("parked", "choose_colleague")


def test_the_journal_holds_who_and_when(db, cast, alone):
    alone()
    found = row(db, "SELECT command, user, fields FROM journal ORDER BY seq DESC LIMIT 1") or {}
    assert (found["command"], found["user"]) == ("check_in", cast.sara.id)
    assert HALF_PAST_NINE in found["fields"]

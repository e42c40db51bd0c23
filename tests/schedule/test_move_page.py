"""Flytta till…: one form with the coach's free times, what speaks against each of them, and a way back."""

import re
from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest

from familjelots.core import clock
from familjelots.schedule import change_queries, queries

from ..cast import must, named

NINE = "2026-11-24T09:00"


def page(client, id, query=""):
    answer = client.get(f"/planned-visits/{id}/move{query}")
    assert answer.status_code == 200
    return answer.text


def offered(text):
    return re.findall(r'name="starts_at" value="([^"]+)"', text)


def words_of(text, at):
    return " ".join(re.sub(r"<[^>]+>", " ", text.split(f'value="{at}"')[1].split("</label>")[0]).split())


def fields(text):
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text)
    return {name: unescape(value) for name, value in hidden} | {"op": str(uuid4()), "id": str(uuid4())}


def move(client, id, to, query=""):
    form = page(client, id, query).split("/time", 1)[1].split("</form>")[0]
    return client.post(f"/planned-visits/{id}/time", data={**fields(form), "starts_at": to})


def test_free_times_of_the_week_are_offered_with_what_speaks_against_them(db, client_of, cast, plan):
    id, _receipt = plan("2026-11-25T09:00")
    plan("2026-11-26T10:10", family="provstrom", minutes="45")
    away = {"id": named("away"), "account": cast.sara.id, "kind": "sick", "from_day": "2026-11-27"}
    must(db, cast.sara, "record_absence", {**away, "until_day": "2026-11-27", "from_time": "12:00"})
    text = page(client_of(cast.lena), id)
    times = offered(text)
    assert "2026-11-24T08:00" in times
    assert "2026-11-25T10:00" in times
    assert "för kort restid" not in words_of(text, "2026-11-25T10:00"), "a visit is not in its own way"
    assert "för kort restid" in words_of(text, "2026-11-26T11:00")
    assert "för kort restid" in words_of(text, "2026-11-26T09:00")
    taken = ("2026-11-25T09:00", "2026-11-26T10:00", "2026-11-27T12:00", "2026-11-23T10:00", "2026-11-28T10:00")
    assert not set(taken) & set(times)
    assert "2026-11-27T11:00" in times
    assert "sjuk" not in text


def test_another_week_and_another_time_can_be_looked_at_first(client_of, cast, plan):
    id, _receipt = plan(NINE)
    client = client_of(cast.sara)
    assert {at[:10] for at in offered(page(client, id, "?week=2026-12-02"))} <= {
        f"2026-12-0{n}" for n in range(1, 5)
    } | {"2026-11-30"}
    text = page(client, id, "?at=2026-12-02T17:15")
    assert 'value="2026-12-02T17:15" required data-error="Välj en tid." checked' in text
    assert "utanför arbetstiden" in words_of(text, "2026-12-02T17:15")
    assert "Skriv dag och tid" in page(client, id, "?at=på+tisdag")


@pytest.mark.parametrize(
    "query", ["?week=0001-01-01", "?week=9999-12-31", "?week=%00", "?at=9999-12-31T23:00", "?at=<b>"]
)
def test_a_week_that_is_none_still_shows_the_page(client_of, cast, plan, query):
    id, _receipt = plan(NINE)
    assert "<b>" not in page(client_of(cast.lena), id, query)


def test_a_visit_is_moved_and_moved_back_without_javascript(db, client_of, cast, plan):
    id, _receipt = plan(NINE, purpose="Bildschemat", household=cast.homes["kornvagen"])
    client = client_of(cast.lena)
    answer = move(client, id, "2026-11-26T13:00")
    assert (answer.status_code, answer.location) == (303, f"/week?from=2026-11-23&moved={id}")
    visit = queries.planned_visit(db, id)
    assert (visit["starts_at"], visit["purpose"], visit["home"]) == ("2026-11-26T13:00", "Bildschemat", "Kornvägen")
    week = client.get(answer.location).text
    assert "Påhittdal är flyttat till" in week
    undo = fields(week.split("data-undo")[1].split("</form>")[0])
    back = client.post(f"/planned-visits/{id}/time", data=undo)
    assert (back.status_code, back.location) == (303, "/week?from=2026-11-24")
    assert queries.planned_visit(db, id)["starts_at"] == NINE
    assert "data-undo" not in client.get(back.location).text
    assert [change["what"] for change in change_queries.changes_of(db, id)] == ["moved", "moved", "planned"]


def test_a_coach_moves_it_from_the_visits_page_and_back(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    client = client_of(cast.sara)
    answer = move(client, id, "2026-11-26T13:00")
    assert answer.location == f"/planned-visits/{id}?moved=yes"
    assert "data-undo" in client.get(answer.location).text
    assert "data-undo" not in client_of(cast.lena).get(answer.location).text, "it is not hers to take back"
    with clock.at(datetime(2026, 11, 24, 6, 11, tzinfo=UTC)):
        assert "data-undo" not in client.get(answer.location).text


def test_what_somebody_else_has_moved_meanwhile_is_not_moved_back(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    client = client_of(cast.lena)
    undo = fields(
        client.get(move(client, id, "2026-11-26T13:00").location).text.split("data-undo")[1].split("</form>")[0]
    )
    fields_ = {"id": named("m"), "starts_at": "2026-11-27T13:00"}
    must(db, cast.sara, "move_visit", fields_, planned_visit_id=id)
    assert client.post(f"/planned-visits/{id}/time", data=undo).status_code == 422
    assert "data-undo" not in client.get(f"/week?moved={id}").text
    assert queries.planned_visit(db, id)["starts_at"] == "2026-11-27T13:00"


def test_a_double_booking_is_still_refused_until_it_is_meant(client_of, cast, plan):
    id, _receipt = plan(NINE)
    plan("2026-11-25T10:00", family="provstrom")
    client = client_of(cast.lena)
    text = page(client, id, "?at=2026-11-25T10:30")
    assert "krockar" in words_of(text, "2026-11-25T10:30")
    answer = move(client, id, "2026-11-25T10:30", "?at=2026-11-25T10:30")
    assert answer.status_code == 422
    assert "Planera ändå" in answer.text


def test_foreign_invented_and_settled_visits_have_no_such_page(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    for who in (cast.amir, cast.eva, cast.admin):
        for asked in (id, named("nothing")):
            assert client_of(who).get(f"/planned-visits/{asked}/move").status_code == 404
    must(db, cast.lena, "cancel_visit", {"id": named("c"), "cancelled_by": "us"}, planned_visit_id=id)
    assert client_of(cast.lena).get(f"/planned-visits/{id}/move").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_visits(client_of, cast, plan):
    from familjelots.core.web.database import get_db

    client, asked = client_of(cast.lena), []
    id, _receipt = plan(NINE)

    def queries_of_the_page() -> int:
        page(client, id)
        asked.clear()
        get_db().conn.set_trace_callback(asked.append)
        page(client, id)
        get_db().conn.set_trace_callback(None)
        return len(asked)

    few = queries_of_the_page()
    for hour in range(10, 17):
        plan(f"2026-11-25T{hour}:00", family="provstrom")
    assert 0 < queries_of_the_page() == few


def test_a_time_in_the_address_stands_in_the_form_with_what_speaks_against_it(client_of, cast):
    client = client_of(cast.lena)
    new = f"/planned-visits/new?family={cast.families['mithal']}"
    text = client.get(f"{new}&at=2026-11-28T10:00").text
    assert 'value="2026-11-28T10:00"' in text
    assert "utanför arbetstiden" in text
    assert client.get(f"{new}&at=<b>").status_code == 200
    assert "utanför" not in client.get(new).text


def test_on_its_day_the_times_are_those_of_whoever_comes_instead_and_else_the_own_coachs(db, client_of, cast, plan):
    id, _receipt = plan(NINE)
    plan("2026-11-24T13:00", family="mithal")
    for day in (24, 25):
        plan(f"2026-11-{day}T11:00", family="provstrom")
    must(db, cast.lena, "give_visit", {"id": str(uuid4()), "coach": cast.amir.id}, planned_visit_id=id)
    text = page(client_of(cast.lena), id)
    times = offered(text)
    assert "2026-11-24T11:00" in times
    assert "2026-11-25T13:00" in times
    assert not {"2026-11-24T13:00", "2026-11-25T11:00"} & set(times)
    assert "i stället för Sara" in text
    assert "En annan dag kommer Sara." in text
    told = client_of(cast.lena).get(f"/planned-visits/{id}/against?week=2026-11-23").json
    assert "double_booked" in told["2026-11-24T13:00"]
    assert "double_booked" in told["2026-11-25T11:00"]
    assert "double_booked" not in told.get("2026-11-24T11:00", [])
    assert "double_booked" not in told.get("2026-11-25T13:00", [])

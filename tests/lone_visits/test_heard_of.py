"""She is back: by her own word, also a late one from a phone without network, or by a colleague who rang."""

from datetime import timedelta
from uuid import uuid4

import pytest

from familjelots.accounts.person import SYSTEM
from familjelots.accounts.queries import author
from familjelots.core import clock
from familjelots.core.db import rows, value
from familjelots.core.web import keepable
from familjelots.core.web.database import get_db

from ..cast import must, named, run
from .conftest import LATE, MORNING


def test_she_says_that_she_is_done_through_the_outbox(db, client_of, cast, alone):
    id, _receipt = alone()
    page = client_of(cast.sara).get("/today").text
    assert 'data-form="check_out"' in page
    assert f'data-effect="mark:[data-of=lone-{id}] state:out"' in page
    receipt = must(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id)
    assert {"/lone-visits", "/today"} <= set(receipt.affects)
    assert "/lone-visits" in keepable.paths(db, cast.sara)
    assert "Väntas utan täckning" not in client_of(cast.sara).get("/today").text
    with clock.at(LATE):
        assert "har inte hört av sig" not in client_of(cast.amir).get("/today").text
    assert "efter tiden" not in client_of(cast.amir).get("/lone-visits").text


def test_a_word_that_comes_after_the_time_settles_it_and_is_marked_late(db, client_of, cast, alone):
    id, _receipt = alone()
    with clock.at(LATE):
        assert "Sara har inte hört av sig" in client_of(cast.amir).get("/today").text
        assert run(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id).outcome == "applied"
        assert "har inte hört av sig" not in client_of(cast.amir).get("/today").text
        for reader in (cast.sara, cast.amir, cast.lena):
            told = client_of(reader).get("/lone-visits").text
            assert "Klar, säger Sara." in told
            assert "efter tiden" in told


def test_said_twice_it_is_said_once(db, cast, alone):
    id, _receipt = alone()
    for name in ("one", "two"):
        assert run(db, cast.sara, "check_out", {"id": named(name)}, lone_visit_id=id).outcome == "applied"
    assert [one["id"] for one in rows(db, "SELECT id FROM lone_visit_event")] == [named("one")]


@pytest.mark.parametrize("name", ["amir", "lena"])
def test_the_named_colleague_or_the_coordinator_reaches_her_by_phone_and_it_is_kept_who(
    db, client_of, cast, alone, name
):
    id, _receipt = alone()
    who = cast.people[name]
    first = "/today" if name == "amir" else "/week"
    with clock.at(LATE):
        page = client_of(who).get(first).text
        assert "Sara har inte hört av sig" in page
        assert "Väntades 9.30" in page
        assert 'href="tel:0701740601"' in page
        posted = {"id": named("call"), "note": "Punktering, allt väl.", "next": first}
        assert client_of(who).post(f"/lone-visits/{id}/reached", data=posted).location == first
        assert "Sara har inte hört av sig" not in client_of(who).get(first).text
        told = client_of(cast.sara).get("/lone-visits").text
        assert f"Nådd av {who.name}" in told
        assert "Punktering, allt väl." in told


def test_a_colleague_may_reach_her_before_the_time_passes(db, client_of, cast, alone, remind):
    id, _receipt = alone()
    assert "Sara till 9.30" in " ".join(client_of(cast.amir).get("/today").text.split())
    assert "Jag har nått Sara" in client_of(cast.amir).get("/lone-visits").text
    must(db, cast.amir, "reach_colleague", {"id": named("call")}, lone_visit_id=id)
    with clock.at(LATE):
        assert "har inte hört av sig" not in client_of(cast.amir).get("/today").text


def test_both_words_are_kept_when_she_and_a_colleague_say_so(db, client_of, cast, alone):
    id, _receipt = alone()
    must(db, cast.amir, "reach_colleague", {"id": named("call"), "note": "På väg hem."}, lone_visit_id=id)
    settled = value(db, "SELECT settled_at FROM lone_visit")
    with clock.at(MORNING + timedelta(minutes=20)):
        must(db, cast.lena, "reach_colleague", {"id": named("second"), "note": "Jag ringde med."}, lone_visit_id=id)
        must(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id)
    assert value(db, "SELECT settled_at FROM lone_visit") == settled
    told = client_of(cast.lena).get("/lone-visits").text
    for words in ("På väg hem.", "Jag ringde med.", "Klar, säger Sara."):
        assert words in told


def test_nobody_else_settles_it(db, cast, alone):
    id, _receipt = alone(colleague=cast.lena)
    for who, command in (
        (cast.amir, "reach_colleague"),
        (cast.sara, "reach_colleague"),
        (cast.lena, "check_out"),
        (cast.eva, "check_out"),
    ):
        receipt = run(db, who, command, {"id": str(uuid4())}, lone_visit_id=id)
        assert (receipt.outcome, receipt.reason) == ("parked", "not_found")
    assert rows(db, "SELECT 1 FROM lone_visit_event") == []


def test_a_note_that_is_too_long_comes_back_in_its_form_and_beside_the_list_once_the_card_is_gone(
    db, client_of, cast, alone
):
    id, _receipt = alone()
    long = {"id": str(uuid4()), "note": "x" * 1001}
    answer = client_of(cast.amir).post(f"/lone-visits/{id}/reached", data=long)
    assert answer.status_code == 422
    assert f">{long['note']}</textarea>" in answer.text
    assert "Texten är för lång. Högst 1000 tecken får plats." in answer.text
    parked = run(db, cast.amir, "reach_colleague", long, lone_visit_id=id)
    assert parked.outcome == "parked"
    opened = client_of(cast.amir).get(f"/attention/{parked.op}").text
    assert f'name="resolves" value="{parked.op}"' in opened
    assert f">{long['note']}</textarea>" in opened
    must(db, cast.sara, "check_out", {"id": named("out")}, lone_visit_id=id)
    assert long["note"] in client_of(cast.amir).post(f"/lone-visits/{id}/reached", data=long).text


def test_the_number_of_queries_does_not_grow_with_those_who_are_out(db, app, client_of, cast, alone):
    client, asked = client_of(cast.lena), []

    def queries_of(path: str) -> int:
        client.get(path)
        asked.clear()
        get_db().conn.set_trace_callback(asked.append)
        client.get(path)
        get_db().conn.set_trace_callback(None)
        return len(asked)

    alone()
    done, _receipt = alone(who=cast.amir, colleague=cast.lena)
    must(db, cast.amir, "check_out", {"id": named("done")}, lone_visit_id=done)
    with clock.at(LATE):
        few = [queries_of(path) for path in ("/lone-visits", "/week")]
    for number in range(8):
        account = {"id": named(f"coach {number}"), "name": f"Coach {number}", "role": "coach"}
        must(db, SYSTEM, "create_account", account)
        who = author(db, account["id"], None)
        id, _receipt = alone(who=who)
        if number % 2:
            must(db, who, "check_out", {"id": named(f"out {number}")}, lone_visit_id=id)
    with clock.at(LATE):
        assert [queries_of(path) for path in ("/lone-visits", "/week")] == few

"""What nobody's phone would send: answered in words, never by a crash, and never at the cost of another entry."""

import json
from uuid import uuid4

import pytest

from familjelots.core.web import posts

DEEP = "[" * 100_000 + "]" * 100_000
BROKEN = (DEEP, '{"a":' * 5000 + "1" + "}" * 5000, "null", "7", '"x"', "{", "\ud800".encode("utf-8", "surrogatepass"))


@pytest.fixture
def notes(cast):
    return f"/families/{cast.families['pahittdal']}/notes"


@pytest.fixture
def sara(cast, client_of):
    client = client_of(cast.sara)
    client.environ_base["HTTP_FOR_USER"] = cast.sara.id
    return client


def note(notes, **more):
    fields = {"id": str(uuid4()), "text": "Allt är bra."}
    return {"op": str(uuid4()), "path": notes, "command": "write_note", "fields": fields, **more}


def send(client, *entries):
    return client.post("/outbox", data=json.dumps({"entries": entries}), content_type="application/json")


@pytest.mark.parametrize("body", BROKEN)
def test_no_body_crashes_any_post(app, sara, body):
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and not rule.arguments and not rule.rule.startswith("/demo"):
            answer = sara.post(rule.rule, data=body, content_type="application/json")
            assert answer.status_code < 500, rule.rule


ODD = ("\ud800", "x" * 100_000, "a\0b", None, 7, True, [], {"a": [{}]}, 1e400)
FACTS = ("op", "path", "command", "version", "made_at", "app_version", "device", "seq", "fields")


@pytest.mark.parametrize("name", FACTS)
def test_one_odd_entry_never_stops_the_others(sara, notes, name):
    for value in ODD:
        good = note(notes)
        receipts = send(sara, note(notes, **{name: value}), good).json["receipts"]
        assert [told["status"] for told in receipts if told["op"] == good["op"]] == [201]
        assert len(receipts) == 2


def test_an_entry_without_a_usable_id_is_held_by_its_phone_in_words(sara, notes):
    held = next(
        told for told in send(sara, note(notes, op="no id"), note(notes)).json["receipts"] if told["op"] == "no id"
    )
    assert (held["status"], held["outcome"], held["reason"]) == (422, "held", "malformed")
    assert held["message"]


def test_an_entry_whose_fields_are_nested_too_deep_to_write_down_stops_no_other(sara, notes):
    for depth in range(600, 1000, 40):
        good, deep = (
            note(notes),
            json.dumps(note(notes)).replace('"Allt', "[" * depth + "]" * depth + ', "x": "Allt', 1),
        )
        body = f'{{"entries": [{json.dumps(good)}, {deep}]}}'
        answer = sara.post("/outbox", data=body, content_type="application/json")
        assert answer.status_code in (200, 400), depth


@pytest.mark.parametrize(
    "path", ["{}/", "{}?x=1", "/x/..{}", "{}/../notes", "//evil.example{}", "%2F{}", "{}%00", "{}\n"]
)
def test_a_path_that_is_bent_reaches_no_other_command(sara, notes, db, path):
    before = db.conn.execute("SELECT count(*) FROM note").fetchone()
    receipt = send(sara, note(notes, path=path.format(notes))).json["receipts"][0]
    if receipt["status"] != 201:
        assert (receipt["status"], receipt["reason"]) == (202, "unknown_command")
        assert db.conn.execute("SELECT count(*) FROM note").fetchone() == before


def test_words_that_come_under_an_operation_that_is_done_are_given_back_not_lost(cast, client_of, notes):
    browser, op, id = client_of(cast.sara), str(uuid4()), str(uuid4())
    assert browser.post(notes, data={"op": op, "id": id, "text": "Det första"}).status_code == 303
    again = browser.post(notes, data={"op": op, "id": id, "text": "Det andra"})
    assert again.status_code == 422
    assert "Det andra" in again.text
    assert op not in again.text


def test_numbers_without_end_are_no_page(cast, client_of):
    for number in ("9" * 5000, "²", "-1", "0x1", "٣"):
        assert client_of(cast.lena).get(f"/families?page={number}").status_code == 200


@pytest.mark.parametrize("name", ["id", "text", "resolves", "base.text", "steps-0-id", "household", "x"])
def test_a_field_that_holds_nothing_or_many_stops_no_other(sara, notes, name):
    for value in ([], None, [None], [[]], {}, [""] * 1000, ["a", "b"], 0):
        good, odd = note(notes), note(notes)
        odd["fields"] |= {name: value}
        receipts = send(sara, odd, good).json["receipts"]
        assert receipts[1]["status"] == 201


def test_a_form_with_rows_without_end_is_too_much_and_holds_up_nobody(sara, cast, notes):
    rows = {f"steps-{number}-text": "x" for number in range(posts.MOST_FIELDS + 1)}
    visits = notes.replace("/notes", "/visits")
    assert sara.post(visits, data=rows).status_code == 413
    good, long = note(notes), note(visits, command="record_visit", fields=rows)
    told = {receipt["op"]: receipt["status"] for receipt in send(sara, long, good).json["receipts"]}
    assert told == {long["op"]: 422, good["op"]: 201}

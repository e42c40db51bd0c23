"""What a person may rely on when an operation is sent: once, never lost, never told to others."""

import sqlite3
from dataclasses import replace
from uuid import uuid4

import pytest

from familjelots.core import journal
from familjelots.core.chain import chain_hash

from ..cast import named, run


def _entry(cast, **fields):
    return journal.Entry(
        str(uuid4()),
        f"/families/{cast.families['pahittdal']}/members",
        {
            "id": [named("new")],
            "name": ["Nya"],
            "role": ["child"],
            "households": [cast.homes["kornvagen"]],
            **{name: [text] for name, text in fields.items()},
        },
        "add_member",
    )


def test_the_same_operation_sent_twice_has_one_effect(db, cast):
    entry = _entry(cast)
    first, again = journal.receive(db, cast.lena, [entry, entry])
    assert (first.status, again.status) == (201, 200)
    assert db.conn.execute("SELECT count(*) FROM member WHERE name = 'Nya'").fetchone() == (1,)


def test_an_operation_with_other_words_is_held_and_not_applied(db, cast):
    entry = _entry(cast)
    journal.receive(db, cast.lena, [entry])
    assert journal.receive(db, cast.lena, [replace(entry, fields={**entry.fields, "name": ["Annan"]})])[0].status == 422
    assert journal.receive(db, cast.amir, [entry])[0].status == 422


def test_a_bad_entry_is_parked_with_its_words_and_the_others_are_applied(db, cast):
    bad, good = _entry(cast, birth_year="nyss"), _entry(cast)
    receipts = journal.receive(db, cast.lena, [bad, good])
    assert [receipt.outcome for receipt in receipts] == ["parked", "applied"]
    assert "nyss" in db.conn.execute("SELECT fields FROM journal WHERE op = ?", [bad.op]).fetchone()[0]


def test_foreign_missing_and_taken_ids_sound_the_same(db, cast):
    fields = {"id": named("x"), "name": "X", "role": "child", "households": cast.homes["sokgatan"]}
    missing = run(db, cast.lena, "add_member", fields, family_id=named("no family"))
    foreign = run(db, cast.sara, "add_member", fields, family_id=cast.families["mithal"])
    taken = run(db, cast.lena, "add_member", {**fields, "id": cast.members["eva"]}, family_id=cast.families["mithal"])
    assert {missing.reason, foreign.reason, taken.reason} == {"not_found"}


def test_an_entry_that_waits_for_a_missing_thing_is_applied_when_it_arrives(db, cast):
    family = named("late family")
    waiting = run(db, cast.lena, "add_household", {"id": named("y"), "name": "Y"}, family_id=family)
    assert waiting.outcome == "parked"
    run(db, cast.lena, "add_family", {"id": family, "name": "Sen", "programme": "iris_unga_vuxna", "status": "active"})
    assert db.conn.execute("SELECT name FROM household WHERE family = ?", [family]).fetchone() == ("Y",)


def test_every_journal_row_holds_the_hash_of_the_row_before_it(db, cast):
    previous = b""
    for record in journal.queries.whole_journal(db):
        assert record["prev"] == previous
        assert record["hash"] == chain_hash(record)
        previous = record["hash"]
    assert previous


def test_a_row_without_its_operation_cannot_exist(db, cast):
    row = "INSERT INTO family (id, name, programme, status, made_at, op) VALUES ('a', 'b', 'c', 'active', 'd', 'no op')"
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.conn.execute(row)


def test_only_the_author_can_put_a_parked_entry_right(db, cast):
    parked = run(db, cast.lena, "add_member", {"id": named("z")}, family_id=cast.families["mithal"])
    fixed = {"id": named("z"), "name": "Z", "role": "child", "resolves": parked.op}
    fixed["households"] = cast.homes["sokgatan"]
    run(db, cast.amir, "add_member", fixed, family_id=cast.families["mithal"])
    assert [entry["op"] for entry in journal.queries.parked_of(db, cast.lena.id)] == [parked.op]
    run(db, cast.lena, "add_member", fixed, family_id=cast.families["mithal"])
    assert journal.queries.parked_of(db, cast.lena.id) == []

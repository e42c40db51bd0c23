"""Entries written under another version of a command: they are understood, or kept until somebody can."""

from dataclasses import replace
from uuid import uuid4

import pytest

from familjelots.core import commands, journal

from ..cast import named


def _renamed(fields):
    """What version 1 called `words` is `text` today."""
    return {("text" if name == "words" else name): items for name, items in fields.items()}


@pytest.fixture
def deploy(app, monkeypatch):
    """Serve another version of a command from now on."""

    def to(version, **upgrades):
        known = commands.register._commands["write_note"]
        changed = replace(known, version=version, upgrades={int(one[1:]): how for one, how in upgrades.items()})
        monkeypatch.setitem(commands.register._commands, "write_note", changed)

    return to


def _note(cast, version, **fields):
    path = f"/families/{cast.families['pahittdal']}/notes"
    posted = {"id": [str(uuid4())], **{name: [text] for name, text in fields.items()}}
    return journal.Entry(str(uuid4()), path, posted, "write_note", version)


def _texts(db):
    return [text for (text,) in db.conn.execute("SELECT text FROM note ORDER BY rowid")]


def test_an_entry_of_an_older_version_is_applied_under_its_new_names(db, cast, deploy):
    deploy(2, _1=_renamed)
    old, new = _note(cast, 1, words="Skriven i går."), _note(cast, 2, text="Skriven i dag.")
    assert [receipt.outcome for receipt in journal.receive(db, cast.sara, [old, new])] == ["applied", "applied"]
    assert _texts(db) == ["Skriven i går.", "Skriven i dag."]


def test_several_versions_are_passed_one_after_the_other(db, cast, deploy):
    deploy(3, _1=lambda fields: {**fields, "words": fields["said"]}, _2=_renamed)
    assert journal.receive(db, cast.sara, [_note(cast, 1, said="Från länge sedan.")])[0].outcome == "applied"
    assert _texts(db) == ["Från länge sedan."]


def test_the_journal_keeps_the_words_and_the_version_as_they_were_posted(db, cast, deploy):
    deploy(2, _1=_renamed)
    entry = _note(cast, 1, words="Som det skrevs.")
    journal.receive(db, cast.sara, [entry])
    kept = journal.queries.entry(db, entry.op)
    assert (kept["version"], "words" in kept["fields"]) == (1, True)
    assert journal.receive(db, cast.sara, [entry])[0].status == 200


@pytest.mark.parametrize("version", [2, 9])
def test_an_entry_from_the_future_is_parked_with_its_words(db, cast, version):
    entry = _note(cast, version, words="Från en nyare app.")
    receipt = journal.receive(db, cast.sara, [entry])[0]
    assert (receipt.outcome, receipt.reason) == ("parked", "newer_app")
    assert "Från en nyare app." in journal.queries.entry(db, entry.op)["fields"]
    assert _texts(db) == []


def test_a_version_that_nobody_understands_any_more_is_parked(db, cast, deploy):
    deploy(3, _2=_renamed)
    assert journal.receive(db, cast.sara, [_note(cast, 1, said="Ur tiden.")])[0].reason == "older_app"


def test_an_upgrade_that_fails_loses_nothing(db, cast, deploy):
    deploy(2, _1=lambda fields: {"text": fields["gone"]})
    receipt = journal.receive(db, cast.sara, [_note(cast, 1, words="Står kvar.")])[0]
    assert (receipt.outcome, receipt.reason) == ("parked", "fault")


def test_an_entry_that_waited_through_a_deploy_is_still_understood(db, cast, deploy):
    family = named("late family")
    old = replace(_note(cast, 1, text="Väntade."), path=f"/families/{family}/notes")
    assert journal.receive(db, cast.lena, [old])[0].outcome == "parked"
    deploy(2, _1=lambda fields: {**fields, "text": ["Väntade, och blev förstådd."]})
    fields = {"id": [family], "name": ["Sen"], "programme": ["iris_unga_vuxna"], "status": ["active"]}
    journal.receive(db, cast.lena, [journal.Entry(str(uuid4()), "/families", fields, "add_family")])
    assert _texts(db) == ["Väntade, och blev förstådd."]


def test_what_a_server_did_not_understand_is_applied_by_one_that_does(db, cast, deploy):
    ahead = _note(cast, 2, words="Före sin tid.")
    gone = replace(_note(cast, 1, text="Ingen adress."), path="/not/yet")
    journal.receive(db, cast.sara, [ahead, gone])
    assert journal.try_again(db) == 0
    assert len(journal.queries.parked_of(db, cast.sara.id)) == 2
    deploy(3, _2=_renamed)
    assert journal.try_again(db) == 1
    assert _texts(db) == ["Före sin tid."]
    assert [entry["op"] for entry in journal.queries.parked_of(db, cast.sara.id)] == [gone.op]
    assert journal.try_again(db) == 0


def test_what_its_author_has_put_away_is_not_tried_again(db, cast, deploy):
    ahead = _note(cast, 2, words="Hann ändra mig.")
    journal.receive(db, cast.sara, [ahead])
    away = {"resolves": [ahead.op]}
    journal.receive(db, cast.sara, [journal.Entry(str(uuid4()), f"/parked/{ahead.op}/settlement", away, "put_away")])
    deploy(3, _2=_renamed)
    assert journal.try_again(db) == 0


def test_a_page_that_was_open_during_a_deploy_posts_what_it_knows(cast, db, client_of, deploy):
    deploy(2, _1=_renamed)
    path = f"/families/{cast.families['pahittdal']}/notes"
    client = client_of(cast.sara)
    data = {"op": str(uuid4()), "id": str(uuid4()), "words": "Från en öppen sida."}
    assert client.post(path, data=data, headers={"Command-Version": "1"}).status_code == 303
    assert _texts(db) == ["Från en öppen sida."]
    ahead = client.post(path, data={**data, "op": str(uuid4()), "text": "Före."}, headers={"Command-Version": "3"})
    assert ahead.status_code == 422
    assert "Före." in ahead.text

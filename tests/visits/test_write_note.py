"""A tap-note: a few words, for those who work here."""

import pytest

from familjelots.core import journal
from familjelots.core.perform import entry
from familjelots.visits import queries

from ..cast import must, named, run


@pytest.fixture
def family(cast):
    return cast.families["pahittdal"]


def test_a_note_stands_first_in_the_timeline(db, cast, family):
    must(db, cast.sara, "write_note", {"id": named("n"), "text": "Eva ringde.\nTure sov bra."}, family_id=family)
    (noted,) = queries.timeline(db, family)
    assert (noted["kind"], noted["text"], noted["coach_name"]) == ("note", "Eva ringde.\nTure sov bra.", "Sara")


def test_the_same_operation_twice_is_one_note(db, cast, family):
    posted = entry("write_note", {"id": named("n"), "text": "Eva ringde."}, {"family_id": family})
    first, again = journal.receive(db, cast.sara, [posted, posted])
    assert (first.status, again.status) == (201, 200)
    assert db.conn.execute("SELECT count(*) FROM note").fetchone() == (1,)


@pytest.mark.parametrize("person", ["amir", "eva", "admin"])
def test_only_those_who_work_with_the_family_write(db, cast, family, person):
    told = {"id": named("n"), "text": "Eva ringde."}
    assert run(db, cast.people[person], "write_note", told, family_id=family).reason == "not_found"


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_an_empty_or_endless_note_is_parked_as_it_is(db, cast, family, text):
    receipt = run(db, cast.sara, "write_note", {"id": named("n"), "text": text}, family_id=family)
    assert (receipt.outcome, receipt.reason) == ("parked", "invalid")


def test_a_plain_note_that_cannot_be_kept_comes_back_on_the_family_page(db, cast, client_of, family):
    told = {"id": named("n"), "text": "x" * 4001}
    answer = client_of(cast.sara).post(f"/families/{family}/notes", data=told)
    assert answer.status_code == 422
    assert "x" * 4001 in answer.text
    assert "Texten är för lång" in answer.text
    kept = client_of(cast.sara).post(f"/families/{family}/notes", data={**told, "text": "Kort."})
    assert (kept.status_code, kept.headers["Location"]) == (303, f"/families/{family}")

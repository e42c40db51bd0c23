"""A copy is one's own, with all the words of what it was copied from."""

from uuid import uuid4

import pytest

from familjelots.programmes import programme, programmes
from familjelots.programmes.tables import tables

from ..cast import run
from .typed import send


def copied(db, who, source="bryt", **more):
    fields = {"id": str(uuid4()), "name": "Vår Bryt", "languages": ["sv", "da"], **more}
    return fields["id"], run(db, who, "copy_programme", fields, programme_id=source)


def test_a_copy_says_what_its_source_says_in_the_languages_that_were_wanted(db, cast):
    id, receipt = copied(db, cast.lena)
    assert receipt.outcome == "applied"
    made, source = programme(db, id), programme(db, "bryt")
    assert (made.version, made.languages, made.name) == (1, ("sv", "da"), {"sv": "Vår Bryt", "da": "Vår Bryt"})
    assert made.areas["work"] == {"sv": "Arbete", "da": "Arbejde"}
    assert [rung.next for rung in made.ladder] == [rung.next for rung in source.ladder]
    assert next(iter(programmes(db))) == id


def test_a_copy_of_a_copy(db, cast, own):
    id, _receipt = copied(db, cast.lena, own, languages=["sv"])
    left = {name: value for name, value in tables(programme(db, id)).items() if name != "name"}
    assert left == {name: value for name, value in tables(programme(db, own)).items() if name != "name"}


@pytest.mark.parametrize(("told", "reason"), [({"languages": []}, "no_language"), ({"name": ""}, "invalid")])
def test_a_copy_needs_a_name_and_a_language(db, cast, told, reason):
    _id, receipt = copied(db, cast.lena, **told)
    assert (receipt.outcome, receipt.reason) == ("parked", reason)


@pytest.mark.parametrize("source", ["nothing", "19ef8b18-8939-4ea7-b1ea-7f5566f0bef9"])
def test_what_is_not_there_is_not_copied(db, cast, source):
    assert copied(db, cast.lena, source)[1].reason == "not_found"


@pytest.mark.parametrize("name", ["sara", "eva"])
def test_a_coach_and_a_family_copy_nothing(db, cast, name):
    assert copied(db, cast.people[name])[1].reason == "not_found"


def test_two_copies_with_one_id_are_one(db, cast, own):
    _id, receipt = copied(db, cast.lena, id=own)
    assert receipt.outcome == "parked"
    assert programme(db, own).name["sv"] == "Lots i Påhittstad"


def test_what_was_refused_comes_back_as_it_was_typed(lena):
    answer = send(lena, "/programmes/bryt", "/programmes/bryt/copies", name="Min egen Bryt", languages=[])
    assert answer.status_code == 422
    assert "Min egen Bryt" in answer.text
    assert "Välj minst ett språk" in answer.text
